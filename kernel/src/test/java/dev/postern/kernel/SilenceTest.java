// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Databases that fall silent against their own habit. */
class SilenceTest {
    /** Logins every five minutes, day and night, from Monday 2026-03-02 on. */
    private static Scenario busy(String database, int days) {
        return busy(new Scenario(), database, days);
    }

    private static Scenario busy(Scenario story, String database, int days) {
        return story.at("2026-03-02T00:00")
                .on(database)
                .from("10.0.0.5")
                .as("orders")
                .every(Duration.ofMinutes(5))
                .succeeds(days * 288);
    }

    private static Scenario wait(Scenario story, Duration duration) {
        for (long left = duration.toMinutes(); left > 0; left--) {
            story.after(Duration.ofMinutes(1)).tick();
        }
        return story;
    }

    private static Finding only(Scenario story) {
        assertThat(story.silences()).hasSize(1);
        return story.silences().get(0);
    }

    private static String note(Finding finding, String key) {
        return finding.notes().stream()
                .filter(note -> note.key().equals(key))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void aDatabaseThatIsNeverQuietIsMissedAtTheNextFullHour() {
        Scenario story = wait(busy("orders", 10), Duration.ofMinutes(60));

        Finding found = only(story);
        assertThat(found.severity()).isEqualTo(Severity.LOW);
        assertThat(found.createdAt() - found.firstSeen()).isEqualTo(65 * 60_000_000L);
        assertThat(note(found, "longestKnownSilence")).isEqualTo("5 minutes");
        assertThat(found.actor().ip()).isNull();
        assertThat(found.description()).contains("No login to orders has been seen for 65 minutes");
    }

    @Test
    void aSilenceIsToldOnceAndItsEndIsTold() {
        Scenario story = wait(busy("orders", 10), Duration.ofHours(5));
        int told = story.told();
        assertThat(told).isEqualTo(1);

        story.succeeds();

        Finding found = only(story);
        assertThat(story.told()).isEqualTo(2);
        assertThat(found.occurrences()).isEqualTo(1);
        assertThat(note(found, "silentUntil")).isEqualTo("2026-03-12T05:00Z");
    }

    @Test
    void itDoesNotMatterWhetherTicksOrTheNextLoginBringTheTime() {
        Scenario ticked = wait(busy("orders", 10), Duration.ofHours(5)).succeeds(3);
        Scenario awaited = busy("orders", 10).after(Duration.ofHours(5)).succeeds(3);

        assertThat(only(awaited)).isEqualTo(only(ticked));
    }

    @Test
    void nothingIsSaidInTheFirstWeek() {
        assertThat(wait(busy("orders", 6), Duration.ofHours(12)).silences()).isEmpty();
    }

    @Test
    void nightsAndWeekendsOfAnOfficeAreNoSilence() {
        Scenario story =
                new Scenario().on("office").from("10.0.0.5").as("clerk").every(Duration.ofMinutes(10));
        for (int day = 0; day < 28; day++) {
            story.at("2026-03-%02dT08:00".formatted(day + 2));
            if (day % 7 < 5) {
                story.succeeds(60);
            } else {
                wait(story, Duration.ofHours(10));
            }
            wait(story, Duration.ofHours(5));
        }
        assertThat(story.silences()).isEmpty();

        story.at("2026-03-30T08:00").succeeds(12);
        wait(story, Duration.ofMinutes(70));
        assertThat(only(story).firstSeen()).isEqualTo(micros("2026-03-30T09:50"));
    }

    private static long micros(String time) {
        return Instant.parse(time + ":00Z").toEpochMilli() * 1000;
    }

    @Test
    void whereMostDatabasesFallSilentTogetherThatIsOneFinding() {
        Scenario story = new Scenario().from("10.0.0.5").as("orders").every(Duration.ofSeconds(1));
        for (int step = 0; step < 10 * 288; step++) {
            for (String database : List.of("a", "b", "c", "d")) {
                story.on(database).succeeds();
            }
            story.after(Duration.ofMinutes(5));
        }
        wait(story, Duration.ofHours(1));

        Finding found = only(story);
        assertThat(found.instance()).isEqualTo("a");
        assertThat(found.patterns()).containsExactly("fleet-silent");
        assertThat(note(found, "databases")).isEqualTo("a, b, c, d");
        assertThat(found.title()).isEqualTo("No logins to 4 of 4 databases");
    }

    @Test
    void afterAClockThatRanFarAheadADatabaseIsLearntAnew() {
        Scenario story = busy("orders", 10);
        story.at("2099-01-01T00:00").succeeds();
        int atTheJump = occurrences(story);
        story.at("2026-03-12T00:00").succeeds(288);
        wait(story, Duration.ofHours(10));
        assertThat(occurrences(story)).isEqualTo(atTheJump);

        story.succeeds(15 * 288);
        wait(story, Duration.ofHours(2));
        assertThat(occurrences(story)).isEqualTo(atTheJump + 1);
    }

    private static int occurrences(Scenario story) {
        return story.silences().stream().mapToInt(Finding::occurrences).sum();
    }

    /** Logins that come at random, as of a program with 40 logins a day: the hardest case for a limit on silences. */
    @Test
    void loginsAtRandomSeldomSeemSilent() {
        int silences = 0;
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Kernel kernel = new Kernel(Policy.DEFAULT, Intel.NONE);
            KernelState state = new KernelState();
            Map<String, Finding> found = new HashMap<>();
            double hours = 0;
            for (int line = 1; hours < 8 * 7 * 24; line++) {
                hours += -Math.log(1 - random.nextDouble()) * 24 / 40;
                long time = micros("2026-03-02T00:00") + (long) (hours * 3_600_000_000L);
                SourceLine place = new SourceLine("db.log", line, line);
                kernel.step(
                                new LoginEvent(
                                        time,
                                        time,
                                        "orders",
                                        Engine.POSTGRESQL,
                                        Outcome.SUCCESS,
                                        IpAddress.parse("10.0.0.5"),
                                        null,
                                        40000,
                                        "app",
                                        "shop",
                                        "orders",
                                        null,
                                        "scram-sha-256",
                                        null,
                                        null,
                                        Set.of(),
                                        place,
                                        place),
                                state)
                        .findings()
                        .forEach(finding -> found.put(finding.id(), finding));
            }
            silences += (int) found.values().stream()
                    .filter(f -> f.type() == FindingType.TELEMETRY_SILENT)
                    .count();
        }

        assertThat(silences).as("in 320 weeks of such databases").isLessThanOrEqualTo(6);
    }

    @Test
    void aClockYearsAheadSilencesNobody() {
        Scenario story = busy("orders", 10);
        story.on("other").after(Duration.ofDays(20_000)).succeeds().tick().after(Duration.ofDays(-20_000));
        story.on("orders").succeeds(20);

        assertThat(story.silences()).isEmpty();
    }
}
