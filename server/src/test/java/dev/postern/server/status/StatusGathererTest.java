// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.monitor.DatabaseStatus;
import dev.postern.server.status.Status.FindingCounts;
import dev.postern.server.status.Status.LastFinding;
import dev.postern.server.status.Status.Problem;
import dev.postern.server.status.Status.Sink;
import dev.postern.store.FindingState;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusGathererTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Scope OTHER = new Scope("222222222222", "us-east-1");

    @TempDir
    private Path folder;

    private Instant now = START;
    private Store store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("postern.db"), () -> now);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static FindingState finding(int number, double severity, Instant updated) {
        long micros = updated.getEpochSecond() * 1_000_000;
        String id = String.format("%032x", number);
        return new FindingState(
                id,
                "type",
                severity,
                "orders",
                "title " + number,
                1,
                micros,
                micros,
                micros,
                micros,
                false,
                true,
                "{}");
    }

    @Test
    void it_tells_what_the_store_and_the_watch_know() {
        List<FindingState> findings = new ArrayList<>();
        double[] severities = {2, 5, 5, 8, 8, 8, 9};
        for (int i = 0; i < severities.length; i++) {
            findings.add(finding(i, severities[i], START.plusSeconds(i)));
        }
        store.detections(Scope.DEFAULT).commit(0, findings, List.of("hook"), null);
        store.findings(Scope.DEFAULT).archive(List.of(findings.get(3).id()), true);
        FindingState ofAnother = finding(7, 9, START.plusSeconds(30));
        store.detections(OTHER).commit(0, List.of(ofAnother), List.of(), null);
        RecentProblems problems = new RecentProblems(() -> now);
        StatusGatherer gatherer = new StatusGatherer(
                store,
                new Owners(Scope.DEFAULT, Map.of("elsewhere", OTHER)),
                () -> List.of(new DatabaseStatus(
                        "orders",
                        "postgresql",
                        true,
                        false,
                        10,
                        Long.MIN_VALUE,
                        1_000_000,
                        Duration.ofMillis(-2_500),
                        List.of("one is missing"),
                        List.of())),
                at -> List.of(new Status.Feed("ipsum", 3, at, 0, null)),
                () -> List.of("not ready"),
                problems,
                () -> now);
        now = START.plusSeconds(60);
        problems.accept("it went wrong");

        Status status = gatherer.get();

        assertThat(status.since()).isEqualTo(START);
        assertThat(status.now()).isEqualTo(now);
        assertThat(status.notReady()).containsExactly("not ready");
        assertThat(status.store()).contains("postern.db");
        assertThat(status.feeds()).containsExactly(new Status.Feed("ipsum", 3, now, 0, null));
        assertThat(status.storeBytes()).isPositive();
        assertThat(status.databases())
                .containsExactly(new Status.Database(
                        "orders",
                        "postgresql",
                        true,
                        false,
                        10,
                        null,
                        Instant.EPOCH.plusSeconds(1),
                        -2.5,
                        "its clock is 2.5 s behind this machine's; let both follow a time server, and look whether the"
                                + " log's time zone is known",
                        List.of("one is missing"),
                        0));
        assertThat(status.findings()).isEqualTo(new FindingCounts(2, 2, 2, 1));
        assertThat(status.lastFinding()).isEqualTo(new LastFinding(ofAnother.id(), START.plusSeconds(30), "title 7"));
        assertThat(status.sinks()).isEqualTo(Map.of("hook", new Sink(7, 0)));
        assertThat(status.problems()).containsExactly(new Problem(now, "it went wrong"));
    }

    @Test
    void the_last_twenty_problems_are_kept_and_none_is_long() {
        RecentProblems problems = new RecentProblems(() -> now);
        for (int i = 0; i < 25; i++) {
            problems.accept("problem " + i);
        }
        problems.accept("x".repeat(5_000));

        assertThat(problems.all()).hasSize(20);
        assertThat(problems.all().get(0).text()).isEqualTo("problem 6");
        assertThat(problems.all().get(19).text()).hasSize(1_001).endsWith("x…");
    }
}
