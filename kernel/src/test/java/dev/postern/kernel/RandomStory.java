// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Four weeks and, after a pause of two months, three days on six databases: habits of people and programs, typing errors, guessers,
 * sprays, scans, health checks, listed addresses, forged lines, ticks; a seventh is never quiet, and then silent. The same for the same seed, in total order.
 */
final class RandomStory {

    static final Intel INTEL = new TestIntel()
            .tor("198.51.100.7")
            .threat("198.51.100.8")
            .trusted("203.0.113.200")
            .place("203.0.113", 64500, "Example Hosting", "Germany", 52.5, 13.4)
            .place("198.51.100", 64501, "Far Away Networks", "Japan", 35.7, 139.7)
            .place("192.0.2", 64502, "Another Network", "Brazil", -23.5, -46.6)
            .city("192.0.2", "São Paulo")
            .privateNet("10.9.9", "office");

    private static final long SECOND = 1_000_000L;
    private static final int DAY_SECONDS = 24 * 3600;
    private static final long START = 1_772_409_600L * SECOND; // a Monday, 00:00 UTC

    private static final List<Mark> MARKS = List.of(
            Mark.CREDENTIALS_VALID, Mark.UNCONFIRMED, Mark.BENIGN, Mark.RETRIED, Mark.POOLED, Mark.UNKNOWN_USER);
    private static final List<String> ODD_NAMES = List.of("", "x".repeat(400), "\ud83d", "naïve 名 \u0000\n", "'; --");

    private final Random random;
    private final List<Input> inputs = new ArrayList<>();
    private long line;

    private RandomStory(long seed) {
        random = new Random(seed);
    }

    static List<Input> of(long seed) {
        RandomStory story = new RandomStory(seed);
        for (int day = 0; day < 28; day++) {
            story.day(day);
        }
        for (int day = 90; day < 93; day++) {
            story.day(day);
            story.healthChecks(day);
        }
        for (int day = 0; day < 20; day++) {
            story.steady(day);
        }
        for (int day = 8; day < 20; day++) {
            story.moves(day);
        }
        story.misconfigured(16);
        story.inputs.sort(Comparator.comparingLong(Input::timeMicros));
        return Collections.unmodifiableList(story.inputs);
    }

    private long at(int day, int second) {
        return START + ((long) day * DAY_SECONDS + second) * SECOND + random.nextInt((int) SECOND);
    }

    private int second() {
        return random.nextInt(DAY_SECONDS);
    }

    private void day(int day) {
        for (int i = 0; i < 150; i++) {
            habit(day);
        }
        for (int i = 0; i < 40; i++) {
            oddity(day);
        }
        for (int i = 0; i < 30; i++) {
            inputs.add(new Tick(at(day, second())));
        }
        switch (random.nextInt(6)) {
            case 0 -> guesser(day);
            case 1 -> spray(day);
            case 2 -> scan(day);
            case 3 -> distributed(day);
            case 4 -> movement(day);
            default -> {}
        }
        if (random.nextInt(3) == 0) {
            healthChecks(day);
        }
    }

    /** People come from one network on working hours, programs from another one all day. */
    private void habit(int day) {
        String db = database();
        boolean person = random.nextInt(3) == 0;
        int n = random.nextInt(5);
        if (person) {
            int second = (8 + random.nextInt(9)) * 3600 + random.nextInt(3600);
            add(at(day, second), db, Outcome.SUCCESS, "10.9.9." + n, "person" + n, "psql");
        } else {
            add(at(day, second()), db, Outcome.SUCCESS, "10.0.1." + random.nextInt(3), "program" + n, "orders-api");
        }
    }

    private void steady(int day) {
        for (int hour = 0; hour < 24; hour++) {
            add(at(day, hour * 3600 + 60), "steady", Outcome.SUCCESS, "10.0.2.1", "pool" + hour % 2, "orders-api");
        }
    }

    /** The steady programs from another network, a few times or often, from one address or two. */
    private void moves(int day) {
        int times = 1 + random.nextInt(14);
        for (int i = 0; i < times; i++) {
            String ip = "10.0." + (70 + day) + "." + (i == 2 && day % 2 == 0 ? 2 : 1);
            add(at(day, 36_000 + i * 900), "steady", Outcome.SUCCESS, ip, "pool" + day % 2, "orders-api");
        }
    }

    private void misconfigured(int day) {
        for (int i = 0; i < 30; i++) {
            add(at(day, 36_000 + i * 30), "steady", Outcome.FAILED, "10.0.3.9", "pool_rw", null);
            add(at(day, 36_000 + i * 3), "db0", Outcome.FAILED, null, "name" + i, null);
        }
    }

    private void oddity(int day) {
        String db = database();
        long time = at(day, second());
        String anywhere = List.of("203.0.113.", "198.51.100.", "192.0.2.", "10.0.7.", "2001:db8::")
                        .get(random.nextInt(5))
                + (1 + random.nextInt(9));
        String user = random.nextInt(8) == 0 ? pick(ODD_NAMES) : "person" + random.nextInt(7);
        switch (random.nextInt(8)) {
            case 0 -> add(time, db, Outcome.SUCCESS, anywhere, user, random.nextBoolean() ? "dbeaver" : null);
            case 1 -> add(time, db, Outcome.FAILED, "10.9.9." + random.nextInt(5), user, "psql");
            case 2 -> add(time, db, Outcome.INCOMPLETE, anywhere, null, null);
            case 3 ->
                inputs.add(new TamperSignal(
                        time,
                        db,
                        Engine.MYSQL,
                        place(),
                        random.nextBoolean() ? address(anywhere) : null,
                        "a\nb",
                        "why"));
            case 4 -> add(time, db, Outcome.SUCCESS, null, user, "psql");
            case 5 -> add(time, db, Outcome.SUCCESS, "203.0.113.200", user, "psql");
            default -> add(time, db, pick(List.of(Outcome.values())), anywhere, user, "psql");
        }
    }

    private void guesser(int day) {
        String db = database();
        int second = second();
        String ip = "192.0.2." + random.nextInt(200);
        for (int i = 0; i < 30; i++) {
            add(at(day, second + i * 2), db, Outcome.FAILED, ip, "person2", "psql");
        }
        add(at(day, second + 70), db, Outcome.SUCCESS, ip, "person2", "psql");
        add(at(day, second + 700), db, Outcome.SUCCESS, ip, "person2", "psql");
    }

    private void spray(int day) {
        int second = second();
        String ip = "203.0.113.77";
        int tries = 60;
        if (random.nextBoolean()) {
            ip = "192.0.2.78";
            tries = 14;
        }
        for (int i = 0; i < tries; i++) {
            add(at(day, second + i * 30), "db" + i % 6, Outcome.FAILED, ip, "name" + i, null);
        }
    }

    private void scan(int day) {
        int second = second();
        String ip = (random.nextBoolean() ? "10.0.66." : "203.0.113.") + (60 + random.nextInt(20));
        for (int i = 0; i < 40; i++) {
            add(at(day, second + i), "db" + random.nextInt(6), Outcome.INCOMPLETE, ip, null, null);
        }
    }

    private void distributed(int day) {
        String db = database();
        int second = second();
        for (int i = 0; i < 40; i++) {
            String ip = random.nextInt(1, 200) + ".7." + random.nextInt(250) + ".9";
            add(at(day, second + i * 60), db, Outcome.FAILED, ip, i % 2 == 0 ? "person1" : "root", null);
        }
    }

    /** A program's account is tried out on one database after another from a new place inside. */
    private void movement(int day) {
        int second = second();
        for (int i = 0; i < 6; i++) {
            add(at(day, second + i * 100), "db" + i, Outcome.SUCCESS, "10.0.5.5", "mover" + day, "tool");
        }
    }

    private void healthChecks(int day) {
        int from = second() / 2;
        for (int i = 0; i < 60; i++) {
            add(at(day, from + i * 20), "db" + i % 6, Outcome.INCOMPLETE, "10.0.0.2", null, null);
        }
    }

    /** Failures from so many listed addresses within minutes that not all findings can stay open. */
    static List<Input> storm(long startMicros, int addresses) {
        RandomStory story = new RandomStory(1);
        for (int i = 0; i < addresses * 2; i++) {
            IpAddress ip = IpAddress.v4(0xC6336408 + i / 2 * 256);
            story.login(startMicros + i * 100_000L, "db0", Outcome.FAILED, ip, "root", null);
        }
        return story.inputs;
    }

    private String database() {
        return "db" + random.nextInt(6);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static @Nullable IpAddress address(@Nullable String ip) {
        return ip == null ? null : IpAddress.parse(ip);
    }

    private SourceLine place() {
        line++;
        return new SourceLine("server-" + line / 2_000 + ".log", line, line * 80);
    }

    private void add(
            long time,
            String db,
            Outcome outcome,
            @Nullable String ip,
            @Nullable String user,
            @Nullable String program) {
        login(time, db, outcome, address(ip), user, program);
    }

    private void login(
            long time,
            String db,
            Outcome outcome,
            @Nullable IpAddress ip,
            @Nullable String user,
            @Nullable String program) {
        Set<Mark> marks = random.nextInt(30) == 0 ? EnumSet.of(pick(MARKS), pick(MARKS)) : Set.of();
        inputs.add(new LoginEvent(
                time - random.nextInt(50_000),
                time,
                db,
                db.equals("db5") ? Engine.MARIADB : Engine.POSTGRESQL,
                outcome,
                ip,
                ip == null && random.nextBoolean() ? "[local]" : null,
                40_000 + random.nextInt(100),
                user,
                random.nextInt(9) == 0 ? null : "shop",
                program,
                random.nextBoolean() ? "TLSv1.3" : "off",
                random.nextInt(20) == 0 ? null : "scram-sha-256",
                outcome == Outcome.FAILED ? "28P01" : null,
                Long.toString(line),
                marks,
                place(),
                random.nextInt(9) == 0 ? null : place()));
    }
}
