// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Application;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.Person;
import dev.postern.evaluation.traffic.fleet.Result;
import dev.postern.evaluation.traffic.fleet.Subnets;
import dev.postern.evaluation.traffic.world.Carrier;
import dev.postern.kernel.IpAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attacker is after.
 *
 * @param fleet the fleet
 * @param database the database, or the first of several
 * @param start when the attack may begin
 * @param number which attack of its class it is, from 0
 * @param dice draws of this attack alone
 */
record Target(Fleet fleet, Database database, long start, int number, Dice dice) {
    private static final List<String> GUESSES = List.of(
            "postgres",
            "root",
            "admin",
            "test",
            "user",
            "mysql",
            "sa",
            "backup",
            "oracle",
            "dbuser",
            "guest",
            "web",
            "app",
            "administrator",
            "deploy",
            "dev",
            "readonly",
            "replication",
            "zabbix",
            "nagios",
            "wordpress",
            "django",
            "ubuntu",
            "data",
            "report",
            "support",
            "service",
            "master",
            "pgsql",
            "db");

    private static final List<String> TOOLS =
            Arrays.asList("psql", null, null, "DBeaver 24.3.5 - Main <postgres>", "pgAdmin 4 - DB:postgres", "navicat");

    int day() {
        return fleet.calendar().day(start);
    }

    Application application() {
        return fleet.mainApplication(database);
    }

    /** Somebody who uses the database with an account of the own, or null when nobody does. */
    @Nullable
    Person user() {
        List<Person> users = fleet.users(database, day()).stream()
                .filter(person -> person.access().stream()
                        .anyMatch(a ->
                                a.database() == database.index() && a.user().equals(person.login())))
                .toList();
        return users.isEmpty() ? null : dice.pick(users);
    }

    /** An address of the internet that no list holds, abroad. */
    IpAddress stranger(Carrier.Kind kind) {
        if (database.ipv6() && dice.chance(0.15)) {
            IpAddress prefix = fleet.world()
                    .atlas()
                    .abroad(fleet.world().home(), kind, dice)
                    .prefix6(dice);
            return new IpAddress(prefix.high(), dice.bits() | 1);
        }
        IpAddress ip =
                fleet.world().atlas().abroad(fleet.world().home(), kind, dice).address(dice);
        while (fleet.world().listed().isListed(ip)) {
            ip = fleet.world().atlas().abroad(fleet.world().home(), kind, dice).address(dice);
        }
        return ip;
    }

    /** A host inside that has been taken over: a pod of another application, or a desk. */
    IpAddress insider() {
        return dice.chance(0.7)
                ? Subnets.pod(dice.below(Subnets.CLUSTERS), dice.between(201, 249), dice.between(4, 250))
                : Subnets.desk(dice.below(1_000));
    }

    /** From where an attacker reaches the database: the internet where it can be reached from there, else from inside. */
    IpAddress attacker() {
        return database.exposed() && dice.chance(0.8)
                ? stranger(dice.chance(0.7) ? Carrier.Kind.HOSTING : Carrier.Kind.RESIDENTIAL)
                : insider();
    }

    /** A tool that attackers use; guessing programs name nothing and speak no TLS. */
    Client tool(IpAddress ip) {
        String name = dice.pick(TOOLS);
        return database.admit(new Client(ip, name, dice.chance(0.8) ? Client.TLS_1_3 : null));
    }

    /** An account that exists. */
    String existing() {
        Person person = user();
        return switch (dice.below(3)) {
            case 0 -> database.superuser();
            case 1 -> application().user();
            default -> person == null ? application().user() : person.login();
        };
    }

    /** Names that attackers try, most of which do not exist. */
    String guess() {
        return dice.pick(GUESSES);
    }

    /** What becomes of a wrong password for a name. */
    Result refusal(String user) {
        boolean exists = user.equals(database.superuser())
                || user.equals(application().user())
                || user.contains(".")
                || fleet.decoys().contains(user);
        return exists ? Result.WRONG_PASSWORD : Result.UNKNOWN_USER;
    }

    /** This target with another database of the fleet. */
    Target on(Database other) {
        return new Target(fleet, other, start, number, dice);
    }

    /** How long an intruder stays. */
    static long stay(Dice dice) {
        return (long) dice.logNormal(6 * Micros.MINUTE, 1);
    }
}
