// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.ScanOptions;
import dev.postern.kernel.Finding;
import dev.postern.kernel.Intel;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.Policy;
import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.StartAt;
import dev.postern.store.FindingQuery;
import dev.postern.store.Outbox.Delivery;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import dev.postern.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a finding: who is told of it, and what is only kept. */
class ShiftTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @TempDir
    Path folder;

    private final StringBuilder lines = new StringBuilder();
    private final List<Finding> told = new ArrayList<>();
    private Instant now = START;
    private Instant wall = START;
    private long nanos = 1_000_000_000L;
    private int pid = 100;

    private void line(String message) {
        lines.append(now.toString().replace('T', ' ').replace("Z", ".000 UTC"))
                .append(" [")
                .append(pid)
                .append("] ")
                .append(message)
                .append('\n');
    }

    private void login(String host, String user, Duration then) {
        pid++;
        line("LOG:  connection received: host=" + host + " port=40000");
        line("LOG:  connection authorized: user=" + user + " database=shop application_name=" + user + "-api");
        now = now.plus(then);
    }

    private void failures(String host, String user, int times) {
        for (int i = 0; i < times; i++) {
            pid++;
            line("LOG:  connection received: host=" + host + " port=40000");
            line("FATAL:  password authentication failed for user \"" + user + "\"");
            now = now.plusSeconds(30);
        }
    }

    /** Ten days of an application's logins. */
    private void learn() {
        for (int hour = 0; hour < 240; hour++) {
            login("10.0.1.5", "orders", Duration.ofHours(1));
        }
    }

    private record Outcome(List<StoredFinding> stored, List<Delivery> deliveries) {}

    private Outcome watch() throws IOException {
        Files.writeString(folder.resolve("log"), lines);
        return watch(() -> {});
    }

    /** Something that happens after the first round. */
    private interface Meanwhile {
        void happens() throws IOException;
    }

    private Outcome watch(Meanwhile meanwhile) throws IOException {
        Path log = folder.resolve("log");
        MonitorSettings settings = new MonitorSettings(
                Owners.allOf(Scope.DEFAULT),
                List.of(new WatchedDatabase(
                        ScanOptions.of("orders", ZoneOffset.UTC),
                        List.of(new FollowedLog(log.toString())),
                        StartAt.BEGINNING)),
                KernelSource.of(new Kernel(Policy.DEFAULT, Intel.NONE)),
                Map::of,
                finding -> {
                    told.add(finding);
                    return "{}";
                },
                List.of("file"),
                Duration.ofDays(3650),
                Long.MAX_VALUE,
                Duration.ofDays(3650));
        WatchCounts counts = new Uncounted();
        InstantSource clock = () -> wall;
        try (Store store = SqliteStore.open(folder.resolve("postern.db"), clock)) {
            // Known since the beginning of the log, so that nothing in it counts as replayed.
            try (Shift first = new Shift(store, settings, counts, problem -> {}, clock, () -> nanos)) {
                first.round();
            }
            try (Shift shift = new Shift(store, settings, counts, problem -> {}, clock, () -> nanos)) {
                shift.round();
                meanwhile.happens();
                for (int i = 0; i < 400; i++) {
                    nanos += 500_000_000L;
                    while (shift.round()) {
                        nanos += 1_000;
                    }
                }
            }
            return new Outcome(
                    store.findings(Scope.DEFAULT).search(FindingQuery.any(100)),
                    store.outbox().due("file", Long.MAX_VALUE, 100));
        }
    }

    @Test
    void anAlarmIsDelivered() throws IOException {
        learn();
        login("203.0.113.9", "orders", Duration.ofMinutes(1));

        Outcome outcome = watch();

        assertThat(told).isNotEmpty().allMatch(Finding::isAlarm);
        assertThat(outcome.stored()).singleElement().satisfies(each -> {
            assertThat(each.state().replayed()).isFalse();
            assertThat(each.archived()).isFalse();
        });
        assertThat(outcome.deliveries()).isNotEmpty();
    }

    @Test
    void whatIsWrittenAfterTheStartIsNoHistoryThoughItsLogIsUnderstoodLater() throws IOException {
        Path log = Files.createFile(folder.resolve("log"));
        learn();
        login("203.0.113.9", "orders", Duration.ofMinutes(1));

        Outcome outcome = watch(() -> {
            Files.writeString(log, lines);
            wall = now.plusSeconds(5);
        });

        assertThat(outcome.stored())
                .singleElement()
                .satisfies(each -> assertThat(each.state().replayed()).isFalse());
        assertThat(outcome.deliveries()).isNotEmpty();
    }

    @Test
    void whatSomethingEverydayExplainsIsKeptInTheArchiveAndNotDelivered() throws IOException {
        learn();
        failures("10.7.7.9", "orders_rw", 40);

        Outcome outcome = watch();

        assertThat(told).isNotEmpty().allMatch(finding -> finding.standing() == Finding.Standing.NOTE);
        assertThat(outcome.stored()).singleElement().satisfies(each -> {
            assertThat(each.archived()).isTrue();
            assertThat(each.state().suppressed()).isTrue();
            assertThat(each.state().replayed()).isFalse();
        });
        assertThat(outcome.deliveries()).isEmpty();
    }

    @Test
    void whatIsStillBeingLearntIsKeptAndNotDelivered() throws IOException {
        for (int hour = 0; hour < 30; hour++) {
            login("10.0.1.5", "orders", Duration.ofHours(1));
        }
        login("203.0.113.9", "orders", Duration.ofMinutes(1));

        Outcome outcome = watch();

        assertThat(told).isNotEmpty().allMatch(Finding::learning);
        assertThat(outcome.stored()).isNotEmpty().noneMatch(each -> each.state().replayed());
        assertThat(outcome.deliveries()).isEmpty();
    }
}
