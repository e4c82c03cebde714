// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.Person;
import dev.postern.evaluation.traffic.fleet.Result;
import dev.postern.evaluation.traffic.fleet.Role;
import dev.postern.evaluation.traffic.life.Whereabouts;
import dev.postern.evaluation.traffic.world.Carrier;
import dev.postern.kernel.AddressScope;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Attacks that reach from one database to the next. */
final class Reaching {
    private static final int FEWEST = 5;

    private Reaching() {}

    /** All in some minutes, each touched once or twice. */
    static Attack fastScan(Target target) {
        return scan(target, 2 * Micros.SECOND, 20 * Micros.SECOND, 2);
    }

    static Attack slowScan(Target target) {
        return scan(target, Micros.HOUR, 3 * Micros.HOUR, 1);
    }

    private static Attack scan(Target target, long low, long high, int most) {
        List<Database> exposed = target.fleet().exposed();
        boolean outside = exposed.size() >= FEWEST && target.dice().chance(0.4);
        IpAddress ip = outside ? target.stranger(Carrier.Kind.HOSTING) : target.insider();
        Client client = new Client(ip, null, null);
        List<Database> reached = shuffled(outside ? exposed : target.fleet().databases(), target.dice());
        return Attack.guessing(Set.of(FindingType.ANOMALOUS_DISCOVERY.id()), logins -> {
            Dice dice = logins.dice();
            long at = target.start();
            for (Database database : reached) {
                int touches = dice.between(1, most);
                for (int i = 0; i < touches; i++) {
                    Result result = dice.chance(0.2) ? Result.GARBAGE : Result.PROBE;
                    logins.probe(database, at + i * Micros.SECOND, client, result);
                }
                at += dice.micros(low, high);
            }
        });
    }

    /** All of them in an order of chance. */
    static List<Database> shuffled(List<Database> databases, Dice dice) {
        List<Database> shuffled = new ArrayList<>();
        for (Database database : databases) {
            shuffled.add(dice.below(shuffled.size() + 1), database);
        }
        return List.copyOf(shuffled);
    }

    /** From a taken-over host: where the administrator has no account the attempt fails. */
    static @Nullable Attack lateral(Target target) {
        List<Person> administrators = target.fleet().people().stream()
                .filter(p -> p.role() == Role.ADMINISTRATOR && p.employed(target.day()))
                .toList();
        if (administrators.isEmpty()) {
            return null;
        }
        Person person = target.dice().pick(administrators);
        Set<Integer> known =
                person.access().stream().map(Person.Access::database).collect(Collectors.toSet());
        List<Database> order = shuffled(target.fleet().databases(), target.dice());
        List<Database> reached =
                order.subList(0, Math.min(order.size(), target.dice().between(4, 10)));
        Client client = target.tool(target.insider());
        return Attack.intrusion(true, Set.of("lateral-movement", "network"), logins -> {
            Dice dice = logins.dice();
            long at = target.start();
            for (Database database : reached) {
                Client admitted = database.admit(client);
                if (known.contains(database.index())) {
                    logins.success(database, at, admitted, person.login(), database.schema(), Target.stay(dice));
                } else {
                    logins.failure(database, at, admitted, person.login(), Result.UNKNOWN_USER);
                }
                at += dice.micros(30 * Micros.SECOND, 12 * Micros.MINUTE);
            }
        });
    }

    /** A person with an account that was granted for a reason long forgotten looks where there is no business. */
    static @Nullable Attack insider(Target target) {
        Fleet fleet = target.fleet();
        if (!fleet.calendar().isWorkday(target.day())) {
            return null;
        }
        List<Person> strangers = fleet.people().stream()
                .filter(p -> p.employed(target.day())
                        && (p.role() == Role.DEVELOPER || p.role() == Role.ANALYST)
                        && p.access().stream()
                                .noneMatch(
                                        a -> a.database() == target.database().index()))
                .toList();
        if (strangers.isEmpty()) {
            return null;
        }
        Person person = target.dice().pick(strangers);
        IpAddress ip = new Whereabouts(fleet, person).address(target.database(), target.day());
        String name =
                person.tool().application(0, target.day(), target.database().schema(), target.dice());
        long at = fleet.calendar().at(target.day(), target.dice().between(9.5, 17.0));
        Target then = new Target(fleet, target.database(), at, target.number(), target.dice());
        return Attack.intrusion(
                AddressScope.of(ip).isPrivate(),
                Set.of("user", "new-user"),
                StolenCredentials.sessions(
                        then, target.database().admit(new Client(ip, name, person.tls())), person.login(), 3));
    }
}
