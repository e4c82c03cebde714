// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Application;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Person;
import dev.postern.evaluation.traffic.fleet.Subnets;
import dev.postern.evaluation.traffic.life.Script;
import dev.postern.evaluation.traffic.life.Visit;
import dev.postern.evaluation.traffic.life.Whereabouts;
import dev.postern.evaluation.traffic.life.Workday;
import dev.postern.evaluation.traffic.world.Carrier;
import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Location;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attacks with a credential that is somebody else's. */
final class StolenCredentials {
    private static final String NETWORK = "network";
    private static final String APPLICATION = "application";
    private static final String BY_PERSON = "application-account-used-by-person";
    /** Far enough that no journey explains it within the hour. */
    private static final double FAR = 2_500;

    /** Days after which an account counts as out of use. */
    private static final int ABSENT = 55;

    private StolenCredentials() {}

    /** Sessions one after the other, some close together, some hours apart. */
    static Script sessions(Target target, Client client, String user, int most) {
        return logins -> {
            Dice dice = logins.dice();
            long at = target.start();
            int count = dice.between(1, most);
            for (int i = 0; i < count; i++) {
                logins.success(
                        target.database(), at, client, user, target.database().schema(), Target.stay(dice));
                at += (long) dice.logNormal(10 * Micros.MINUTE, 1.5);
            }
        };
    }

    static @Nullable Attack humanPassword(Target target) {
        Person person = target.user();
        if (!target.database().exposed()
                || person == null
                || new Whereabouts(target.fleet(), person).isAbroad(target.day())) {
            return null;
        }
        IpAddress ip = foreign(target, person);
        return Attack.intrusion(false, Set.of(NETWORK), sessions(target, target.tool(ip), person.login(), 6));
    }

    private static IpAddress foreign(Target target, Person person) {
        IpAddress ip = target.stranger(Carrier.Kind.RESIDENTIAL);
        while (person.home()
                .country()
                .code()
                .equals(target.fleet().world().locate(ip).countryCode())) {
            ip = target.stranger(Carrier.Kind.RESIDENTIAL);
        }
        return ip;
    }

    static @Nullable Attack hosting(Target target) {
        if (!target.database().exposed()) {
            return null;
        }
        IpAddress ip = target.stranger(Carrier.Kind.HOSTING);
        Client client = target.dice().chance(0.2) ? own(target, ip) : target.tool(ip);
        return Attack.intrusion(
                false,
                Set.of(NETWORK, APPLICATION, BY_PERSON),
                sessions(target, client, target.application().user(), 10));
    }

    /** The application's own client at another address. */
    private static Client own(Target target, IpAddress ip) {
        Application.Era era = target.application().era(target.start());
        return target.database().admit(new Client(ip, era.name(), era.tls()));
    }

    static Attack otherSubnet(Target target) {
        IpAddress ip = Subnets.pod(
                target.dice().below(Subnets.CLUSTERS),
                target.dice().between(201, 249),
                target.dice().between(4, 250));
        Client client = target.dice().chance(0.25) ? own(target, ip) : target.tool(ip);
        return Attack.intrusion(
                true,
                Set.of(NETWORK, APPLICATION, BY_PERSON),
                sessions(target, client, target.application().user(), 10));
    }

    static @Nullable Attack workstation(Target target) {
        Person person = target.user();
        if (person == null) {
            return null;
        }
        IpAddress ip = new Whereabouts(target.fleet(), person).address(target.database(), target.day());
        String name =
                person.tool().application(0, target.day(), target.database().schema(), target.dice());
        Client client = target.database().admit(new Client(ip, name == null ? "psql" : name, person.tls()));
        return Attack.intrusion(
                AddressScope.of(ip).isPrivate(),
                Set.of(APPLICATION, BY_PERSON, NETWORK),
                sessions(target, client, target.application().user(), 5));
    }

    static Attack dormant(Target target) {
        IpAddress ip = target.attacker();
        List<Person> gone = target.fleet().people().stream()
                .filter(person -> person.leaves() < target.day() - ABSENT
                        && person.access().stream()
                                .anyMatch(a -> a.database() == target.database().index()
                                        && a.user().equals(person.login())
                                        && a.from() < person.leaves()))
                .toList();
        String user = gone.isEmpty() || target.dice().chance(0.3)
                ? Forgotten.account(target.database())
                : target.dice().pick(gone).login();
        return Attack.intrusion(
                AddressScope.of(ip).isPrivate(),
                Set.of("absence", "dormant-account", NETWORK),
                sessions(target, target.tool(ip), user, 4));
    }

    /** The owner has just logged in from home; the attacker does half an hour later, from another continent. */
    static @Nullable Attack travel(Target target) {
        Workday workday = new Workday(target.fleet());
        for (Person person : target.fleet().users(target.database(), target.day())) {
            for (Visit visit : workday.visits(person, target.day())) {
                IpAddress home = visit.clients().get(0).ip();
                if (visit.database().equals(target.database())
                        && visit.user().equals(person.login())
                        && home != null
                        && !AddressScope.of(home).isPrivate()) {
                    IpAddress ip = distant(target, target.fleet().world().locate(home));
                    Target then = new Target(
                            target.fleet(),
                            target.database(),
                            visit.at() + target.dice().micros(10 * Micros.MINUTE, 50 * Micros.MINUTE),
                            target.number(),
                            target.dice());
                    return Attack.intrusion(
                            false,
                            Set.of("travel", "impossible-travel", NETWORK),
                            sessions(then, target.tool(ip), person.login(), 4));
                }
            }
        }
        return null;
    }

    private static IpAddress distant(Target target, Location home) {
        IpAddress ip = target.stranger(Carrier.Kind.RESIDENTIAL);
        while (kilometres(home, target.fleet().world().locate(ip)) < FAR) {
            ip = target.stranger(Carrier.Kind.RESIDENTIAL);
        }
        return ip;
    }

    /** Length of the great circle, by the haversine formula. */
    static double kilometres(Location a, Location b) {
        double north = StrictMath.sin(StrictMath.toRadians(b.latitude() - a.latitude()) / 2);
        double east = StrictMath.sin(StrictMath.toRadians(b.longitude() - a.longitude()) / 2);
        double h = north * north
                + StrictMath.cos(StrictMath.toRadians(a.latitude()))
                        * StrictMath.cos(StrictMath.toRadians(b.latitude()))
                        * east
                        * east;
        return 2 * 6_371 * StrictMath.asin(StrictMath.sqrt(Math.min(1, h)));
    }

    /** A host in the application's own network, with the application's own client. */
    static Attack spoof(Target target) {
        Application.Era era = target.application().era(target.start());
        IpAddress ip = Subnets.pod(
                era.cluster(), target.dice().pick(era.subnets()), target.dice().between(4, 250));
        return Attack.intrusion(
                true,
                Set.of(NETWORK, APPLICATION),
                sessions(target, own(target, ip), target.application().user(), 8));
    }

    static @Nullable Attack night(Target target) {
        Person person = target.user();
        if (person == null) {
            return null;
        }
        IpAddress ip = new Whereabouts(target.fleet(), person).address(target.database(), target.day());
        String name =
                person.tool().application(0, target.day(), target.database().schema(), target.dice());
        Client client = target.database().admit(new Client(ip, name, person.tls()));
        long at = target.fleet().calendar().at(target.day(), target.dice().between(0.5, 4.5));
        Target then = new Target(target.fleet(), target.database(), at, target.number(), target.dice());
        return Attack.intrusion(
                AddressScope.of(ip).isPrivate(), Set.of("hour"), sessions(then, client, person.login(), 3));
    }

    /** While pods are being replaced, one more client of the application comes from somewhere else. */
    static @Nullable Attack duringDeploy(Target target) {
        List<Long> deploys = target.application().deploys().stream()
                .filter(at -> at >= target.start() && at < target.start() + 10 * Micros.DAY)
                .toList();
        if (deploys.isEmpty()) {
            return null;
        }
        long at = deploys.get(0) + target.dice().micros(Micros.MINUTE, 10 * Micros.MINUTE);
        Target then = new Target(target.fleet(), target.database(), at, target.number(), target.dice());
        IpAddress ip = then.attacker();
        Client client = target.dice().chance(0.4) ? own(then, ip) : then.tool(ip);
        return Attack.intrusion(
                AddressScope.of(ip).isPrivate(),
                Set.of(NETWORK, APPLICATION, BY_PERSON),
                sessions(then, client, target.application().user(), 4));
    }
}
