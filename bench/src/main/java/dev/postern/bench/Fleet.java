// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import dev.postern.bench.Attempt.End;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The clients of one database server: applications with pools, jobs, people with typing errors, and the internet's noise of
 * probes and password guessing. Draws only from one seeded generator and {@link StrictMath}: the same on every machine.
 */
final class Fleet {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3600 * SECOND;
    /** Mean time between two ordinary logins at the busiest hour. */
    private static final double MEAN_GAP = 7 * SECOND;

    private static final List<App> APPS = List.of(
            new App("orders", "shop", "orders-api", "10.20.1.", 24, 40),
            new App("catalog", "shop", "catalog-api", "10.20.2.", 16, 25),
            new App("billing", "billing", "PostgreSQL JDBC Driver", "10.20.3.", 8, 15),
            new App("reports", "warehouse", "metabase", "10.20.9.", 2, 6),
            new App("backup", "shop", "pg_dump", "10.20.200.", 1, 1),
            new App("monitor", "postgres", "postgres_exporter", "10.20.201.", 1, 8));
    private static final int APP_WEIGHTS = APPS.stream().mapToInt(App::weight).sum();
    private static final List<Person> PEOPLE = List.of(
            new Person("alice", "warehouse", "psql", "10.99.0.11"),
            new Person("bob", "shop", "DBeaver 24.3.1 - Main", "10.99.0.23"),
            new Person("carol", "billing", "pgAdmin 4 - DB:billing", "10.99.0.57"),
            new Person("dave", "shop", "psql", "10.99.0.101"));
    private static final List<String> GUESSED = List.of("postgres", "admin", "root", "test", "dbadmin", "orders");

    private final SplittableRandom random;
    private final Queue<Attempt> planned = new ArrayDeque<>();
    private long now;

    /** An application: one account, many pods in one network, a share of the traffic. */
    private record App(String user, String database, String name, String net, int pods, int weight) {}

    private record Person(String user, String database, String tool, String ip) {}

    Fleet(long seed, long startMicros) {
        random = new SplittableRandom(seed);
        now = startMicros;
    }

    /** The next attempt; times never fall. */
    Attempt next() {
        while (planned.isEmpty()) {
            plan();
        }
        return planned.remove();
    }

    private void plan() {
        now += (long) (-StrictMath.log(1 - random.nextDouble()) * MEAN_GAP / activity());
        int dice = random.nextInt(1000);
        if (dice < 970) {
            planned.add(app());
        } else if (dice < 994) {
            person();
        } else if (dice < 999) {
            planned.add(attempt(outsider(), "", "", null, false, End.PROBE, 0));
        } else if (random.nextInt(4) == 0) {
            guessing();
        }
    }

    /** Activity by time of day in UTC: between 0.3 at night and 1 in the afternoon. */
    private double activity() {
        double hour = Math.floorMod(now, 24 * HOUR) / (double) HOUR;
        return 0.65 - 0.35 * StrictMath.cos((hour - 2) / 24 * 2 * StrictMath.PI);
    }

    private Attempt app() {
        int dice = random.nextInt(APP_WEIGHTS);
        int i = 0;
        while (dice >= APPS.get(i).weight()) {
            dice -= APPS.get(i++).weight();
        }
        App app = APPS.get(i);
        String ip = app.net() + (10 + random.nextInt(app.pods()));
        long lasts = SECOND / 20 + random.nextLong(30 * 60 * SECOND);
        return attempt(ip, app.user(), app.database(), app.name(), true, End.SUCCESS, lasts);
    }

    private void person() {
        Person who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        while (random.nextInt(20) == 0) {
            planned.add(attempt(who.ip(), who.user(), who.database(), null, true, End.WRONG_PASSWORD, 0));
            now += 2 * SECOND + random.nextLong(8 * SECOND);
        }
        long lasts = 60 * SECOND + random.nextLong(2 * HOUR);
        planned.add(attempt(who.ip(), who.user(), who.database(), who.tool(), true, End.SUCCESS, lasts));
    }

    /** A burst of guessed passwords from one address; one in twenty finds the one of an application. */
    private void guessing() {
        String ip = outsider();
        int tries = 5 + random.nextInt(80);
        for (int i = 0; i < tries; i++) {
            String user = GUESSED.get(random.nextInt(GUESSED.size()));
            boolean known = user.equals("postgres") || user.equals("orders");
            End end = known ? End.WRONG_PASSWORD : End.UNKNOWN_USER;
            planned.add(attempt(ip, user, "postgres", null, false, end, 0));
            now += SECOND / 4 + random.nextLong(2 * SECOND);
        }
        if (random.nextInt(20) == 0) {
            planned.add(attempt(ip, "orders", "shop", "psql", false, End.SUCCESS, 90 * SECOND));
        }
    }

    /** An address on the internet (a documentation network, so that it is nobody's). */
    private String outsider() {
        return (random.nextBoolean() ? "203.0.113." : "198.51.100.") + (1 + random.nextInt(254));
    }

    private Attempt attempt(
            String ip, String user, String database, @Nullable String application, boolean tls, End end, long lasts) {
        int port = 32768 + random.nextInt(28000);
        return new Attempt(now, ip, port, user, database, application, tls, end, lasts);
    }
}
