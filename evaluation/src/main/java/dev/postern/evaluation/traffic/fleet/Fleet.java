// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.evaluation.traffic.TrafficSettings;
import dev.postern.evaluation.traffic.chance.Calendar;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.world.Carrier;
import dev.postern.evaluation.traffic.world.World;
import dev.postern.kernel.IpAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a company has: databases, applications, machines that log in by the clock, and people.
 *
 * @param settings the size
 * @param world the networks around it
 * @param calendar its days
 * @param databases its databases
 * @param applications the applications of each database
 * @param jobs the jobs of each database
 * @param people the people
 * @param egress public addresses that its applications come from when they leave their cluster
 * @param offices public addresses of its offices
 * @param decoys accounts that nobody uses
 */
public record Fleet(
        TrafficSettings settings,
        World world,
        Calendar calendar,
        List<Database> databases,
        List<List<Application>> applications,
        List<List<Job>> jobs,
        List<Person> people,
        List<IpAddress> egress,
        List<IpAddress> offices,
        List<String> decoys) {

    /** The fleet of a seed. */
    public static Fleet of(TrafficSettings settings) {
        World world = new World(settings.seed());
        Calendar calendar = new Calendar(zone(world), settings.days());
        List<Database> databases = Databases.of(settings);
        List<List<Application>> applications = new ArrayList<>();
        List<List<Job>> jobs = new ArrayList<>();
        for (Database database : databases) {
            Dice dice = Dice.of(settings.seed(), "machines").at(database.index());
            applications.add(Applications.of(database, calendar, dice));
            jobs.add(Jobs.of(database, settings.days(), dice));
        }
        Dice dice = Dice.of(settings.seed(), "addresses");
        Carrier cloud = world.atlas().in(world.home(), Carrier.Kind.CLOUD, dice);
        Carrier line = world.atlas().in(world.home(), Carrier.Kind.BUSINESS, dice);
        return new Fleet(
                settings,
                world,
                calendar,
                databases,
                applications,
                jobs,
                People.of(settings, world, databases),
                List.of(cloud.address(dice), cloud.address(dice), cloud.address(dice)),
                List.of(line.address(dice), line.address(dice)),
                List.of("svc_backup_admin", "dbadmin_old"));
    }

    private static ZoneId zone(World world) {
        return ZoneId.of(
                switch (world.home().code()) {
                    case "US" -> "America/New_York";
                    case "GB" -> "Europe/London";
                    case "FR" -> "Europe/Paris";
                    case "NL" -> "Europe/Amsterdam";
                    default -> "Europe/Berlin";
                });
    }

    /** The account of the application that uses a database most. */
    public Application mainApplication(Database database) {
        return applications.get(database.index()).get(0);
    }

    /** The databases that the internet reaches. */
    public List<Database> exposed() {
        return databases.stream().filter(Database::exposed).toList();
    }

    /** People who use a database on a day. */
    public List<Person> users(Database database, int day) {
        return people.stream()
                .filter(person -> person.employed(day)
                        && person.access().stream()
                                .anyMatch(access -> access.database() == database.index() && access.from() <= day))
                .toList();
    }
}
