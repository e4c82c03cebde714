// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Person;
import dev.postern.evaluation.traffic.life.Logins;
import dev.postern.evaluation.traffic.world.Carrier;
import dev.postern.kernel.AddressScope;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attacks that guess passwords. */
final class Guessing {
    private static final String BRUTE_FORCE = "brute-force";
    private static final String SPRAYING = "password-spraying";
    private static final String SLOW = "low-and-slow";
    private static final String DISTRIBUTED = "distributed";

    private Guessing() {}

    /** From several a second to one in some seconds, on one account or a few. */
    static Attack fast(Target target) {
        Client client = new Client(target.attacker(), null, null);
        List<String> users = users(target, target.dice().between(1, 4));
        int count = (int) StrictMath.exp(target.dice().between(StrictMath.log(80), StrictMath.log(3_000)));
        long pause =
                (long) (Micros.SECOND * StrictMath.exp(target.dice().between(StrictMath.log(0.05), StrictMath.log(6))));
        return Attack.guessing(
                users.size() > 3 ? Set.of(BRUTE_FORCE, SPRAYING) : Set.of(BRUTE_FORCE),
                logins -> series(target, client, users, target.start(), count, pause, logins));
    }

    private static long series(
            Target target, Client client, List<String> users, long start, int count, long pause, Logins logins) {
        long at = start;
        for (int i = 0; i < count; i++) {
            String user = users.get(i % users.size());
            logins.failure(target.database(), at, client, user, target.refusal(user));
            at += 1 + (long) (pause * logins.dice().between(0.7, 1.3));
        }
        return at;
    }

    private static List<String> users(Target target, int count) {
        List<String> users = new ArrayList<>();
        users.add(target.dice().chance(0.6) ? target.existing() : target.guess());
        for (int i = 1; i < count; i++) {
            users.add(target.guess());
        }
        return List.copyOf(users);
    }

    static Attack slow(Target target) {
        Client client = new Client(target.attacker(), null, null);
        List<String> users = users(target, target.dice().chance(0.7) ? 1 : 3);
        double minutes = target.dice().between(20.0, 60.0);
        int count = (int) (target.dice().between(3.0, 7.0) * 1_440 / minutes);
        return Attack.guessing(Set.of(SLOW), logins -> {
            long at = target.start();
            for (int i = 0; i < count; i++) {
                String user = users.get(i % users.size());
                logins.failure(target.database(), at, client, user, target.refusal(user));
                at += (long) (minutes * logins.dice().between(0.6, 1.4) * Micros.MINUTE);
            }
        });
    }

    static @Nullable Attack spraying(Target target) {
        if (!target.database().exposed()) {
            return null;
        }
        List<IpAddress> sources = sources(target, target.dice().between(60, 300));
        List<String> users = users(target, target.dice().between(15, 30));
        long length = target.dice().micros(6 * Micros.HOUR, 24 * Micros.HOUR);
        int each = target.dice().between(1, 4);
        return Attack.guessing(
                Set.of(SPRAYING, DISTRIBUTED), logins -> crowd(target, sources, users, length, each, logins));
    }

    static @Nullable Attack oneUser(Target target) {
        Person person = target.user();
        if (!target.database().exposed() || person == null) {
            return null;
        }
        List<IpAddress> sources = sources(target, target.dice().between(40, 150));
        String user = target.dice().chance(0.6)
                ? person.login()
                : target.application().user();
        long length = target.dice().micros(2 * Micros.DAY, 5 * Micros.DAY);
        int each = target.dice().between(2, 6);
        return Attack.guessing(
                Set.of(SLOW, DISTRIBUTED), logins -> crowd(target, sources, List.of(user), length, each, logins));
    }

    private static List<IpAddress> sources(Target target, int count) {
        List<IpAddress> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sources.add(target.stranger(target.dice().chance(0.7) ? Carrier.Kind.RESIDENTIAL : Carrier.Kind.HOSTING));
        }
        return List.copyOf(sources);
    }

    private static void crowd(
            Target target, List<IpAddress> sources, List<String> users, long length, int each, Logins logins) {
        for (IpAddress source : sources) {
            Client client = new Client(source, null, null);
            for (int i = 0; i < each; i++) {
                String user = logins.dice().pick(users);
                long at = target.start() + logins.dice().micros(0, length);
                logins.failure(target.database(), at, client, user, target.refusal(user));
            }
        }
    }

    /** The last guess is right; the attacker comes back once or twice. */
    static Attack success(Target target) {
        IpAddress ip = target.attacker();
        Client client = new Client(ip, null, null);
        String user = target.existing();
        int count = (int) StrictMath.exp(target.dice().between(StrictMath.log(25), StrictMath.log(1_500)));
        long pause =
                (long) (Micros.SECOND * StrictMath.exp(target.dice().between(StrictMath.log(0.1), StrictMath.log(5))));
        Client tool = target.tool(ip);
        boolean inside = AddressScope.of(ip).isPrivate();
        return new Attack(
                Set.of(inside ? Severity.MEDIUM : Severity.HIGH),
                Set.of(FindingType.SUCCESSFUL_BRUTE_FORCE.id()),
                logins -> {
                    long at = series(target, client, List.of(user), target.start(), count, pause, logins);
                    int visits = 1 + logins.dice().below(3);
                    for (int i = 0; i < visits; i++) {
                        enter(target.database(), at, tool, user, logins);
                        at += logins.dice().micros(Micros.MINUTE, 20 * Micros.MINUTE);
                    }
                });
    }

    /** Much noise from many, and one success from somewhere else, with a password that was known before. */
    static @Nullable Attack flood(Target target) {
        Person person = target.user();
        if (!target.database().exposed() || person == null) {
            return null;
        }
        List<IpAddress> sources = sources(target, target.dice().between(50, 250));
        List<String> users = users(target, 20);
        long length = target.dice().micros(Micros.HOUR, 3 * Micros.HOUR);
        Client client = target.tool(target.stranger(Carrier.Kind.HOSTING));
        return new Attack(
                Set.of(Severity.MEDIUM, Severity.HIGH),
                Set.of("network", FindingType.SUCCESSFUL_BRUTE_FORCE.id()),
                logins -> {
                    crowd(target, sources, users, length, 10, logins);
                    enter(target.database(), target.start() + length / 2, client, person.login(), logins);
                });
    }

    private static void enter(Database database, long at, Client client, String user, Logins logins) {
        Dice dice = logins.dice();
        logins.success(database, at, client, user, database.schema(), Target.stay(dice));
    }
}
