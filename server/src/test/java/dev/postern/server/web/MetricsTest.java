// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import dev.postern.kernel.TamperSignal;
import dev.postern.monitor.receive.Channel;
import dev.postern.monitor.receive.Refusal;
import dev.postern.server.status.Status;
import dev.postern.server.status.Status.Database;
import dev.postern.server.status.Status.FindingCounts;
import dev.postern.server.status.Status.Sink;
import dev.postern.store.FindingState;
import dev.postern.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final SourceLine LINE = new SourceLine("postgresql.log", 1, 0);

    private Instant now = START;
    private final Metrics metrics = new Metrics(() -> now);

    @AfterEach
    void close() {
        metrics.close();
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    private static LoginEvent login(String database, Outcome outcome, Instant decided) {
        long micros = micros(decided);
        return new LoginEvent(
                micros,
                micros,
                database,
                Engine.POSTGRESQL,
                outcome,
                null,
                null,
                -1,
                "u",
                "d",
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                LINE,
                null);
    }

    private static FindingState finding(String type, Instant created, Instant updated, boolean replayed) {
        return new FindingState(
                "0", type, 8, "orders", "title", 1, 0, 0, micros(created), micros(updated), replayed, true, "{}");
    }

    private static Status status(List<Database> databases, List<String> notReady) {
        return new Status(
                "1",
                START,
                START,
                notReady,
                "SQLite",
                4096,
                7,
                databases,
                List.of(
                        new Status.Feed("ipsum", 12_345, START.minusSeconds(90), 2, "stale"),
                        new Status.Feed("isac", -1, null, 1, "no copy yet")),
                new FindingCounts(0, 0, 0, 0),
                null,
                Map.of("hook", new Sink(3, 1)),
                List.of());
    }

    private List<String> lines(List<Database> databases) {
        return metrics.text(() -> status(databases, List.of())).lines().toList();
    }

    private static Database database(String id, long behind) {
        return new Database(id, "postgresql", true, behind == 0, behind, null, null, 3.2, null, List.of(), 2);
    }

    @Test
    void logins_are_counted_by_database_and_outcome() {
        metrics.logged(List.of(
                login("orders", Outcome.SUCCESS, START),
                login("orders", Outcome.SUCCESS, START),
                login("orders", Outcome.FAILED, START),
                login("billing", Outcome.INCOMPLETE, START),
                new TamperSignal(micros(START), "billing", Engine.MYSQL, LINE, null, "text", "why")));

        assertThat(lines(List.of()))
                .contains(
                        "postern_logins_total{database=\"orders\",outcome=\"success\"} 2.0",
                        "postern_logins_total{database=\"orders\",outcome=\"failed\"} 1.0",
                        "postern_logins_total{database=\"billing\",outcome=\"incomplete\"} 1.0",
                        "postern_tamper_signals_total{database=\"billing\"} 1.0");
    }

    @Test
    void the_thousand_and_first_database_is_among_the_others() {
        List<Database> databases = new ArrayList<>();
        for (int i = 0; i < 1_002; i++) {
            metrics.logged(List.of(login("db-" + i, Outcome.SUCCESS, START)));
            databases.add(database("db-" + i, 10));
        }

        assertThat(lines(databases))
                .contains(
                        "postern_logins_total{database=\"db-999\",outcome=\"success\"} 1.0",
                        "postern_logins_total{database=\"other\",outcome=\"success\"} 2.0",
                        "postern_database_behind_bytes{database=\"other\"} 20.0")
                .noneMatch(line -> line.contains("db-1000") || line.contains("db-1001"));
    }

    @Test
    void findings_are_counted_by_type_and_by_whether_they_are_new() {
        metrics.findings(List.of(
                finding("Discovery:RDS/TorIPCaller", START, START, false),
                finding("Discovery:RDS/TorIPCaller", START, START.plusSeconds(1), false)));

        assertThat(lines(List.of()))
                .contains(
                        "postern_findings_total{change=\"new\",type=\"Discovery:RDS/TorIPCaller\"} 1.0",
                        "postern_findings_total{change=\"update\",type=\"Discovery:RDS/TorIPCaller\"} 1.0");
    }

    @Test
    void lag_is_measured_for_what_happens_now_and_not_for_history() {
        now = START.plusMillis(130);
        metrics.logged(List.of(
                login("orders", Outcome.SUCCESS, START.minusSeconds(3_600)),
                login("orders", Outcome.SUCCESS, START.plusMillis(100)),
                login("orders", Outcome.SUCCESS, START.plusSeconds(5))));
        metrics.findings(List.of(
                finding("x", START, START.plusMillis(20), false), finding("x", START, START.plusMillis(20), true)));

        assertThat(lines(List.of()))
                .contains(
                        "postern_login_lag_seconds_bucket{le=\"0.01\"} 1",
                        "postern_login_lag_seconds_bucket{le=\"0.05\"} 2",
                        "postern_login_lag_seconds_count 2",
                        "postern_finding_lag_seconds_bucket{le=\"0.1\"} 0",
                        "postern_finding_lag_seconds_bucket{le=\"0.25\"} 1",
                        "postern_finding_lag_seconds_count 1");
    }

    @Test
    void the_status_is_told_as_it_is_at_the_moment() {
        Database unread = new Database(
                "legacy", "postgresql", false, false, 0, null, null, null, null, List.of("permission denied"), 0);

        assertThat(lines(List.of(database("orders", 500), unread)))
                .contains(
                        "postern_ready 1.0",
                        "postern_database_clock_ahead_seconds{database=\"orders\"} 3.0",
                        "postern_store_bytes 4096.0",
                        "postern_databases{state=\"catching_up\"} 1.0",
                        "postern_databases{state=\"not_read\"} 1.0",
                        "postern_databases{state=\"watched\"} 0.0",
                        "postern_database_behind_bytes{database=\"orders\"} 500.0",
                        "postern_database_unreadable_lines{database=\"orders\"} 2.0",
                        "postern_outbox_waiting{sink=\"hook\"} 3.0",
                        "postern_outbox_dead{sink=\"hook\"} 1.0",
                        "postern_feed_age_seconds{feed=\"ipsum\"} 90.0",
                        "postern_feed_entries{feed=\"ipsum\"} 12345.0",
                        "postern_feed_failures{feed=\"ipsum\"} 2.0",
                        "postern_feed_failures{feed=\"isac\"} 1.0")
                .noneMatch(line -> line.startsWith("postern_feed_age_seconds{feed=\"isac\"")
                        || line.startsWith("postern_feed_entries{feed=\"isac\""));
        assertThat(lines(List.of(database("orders", 0))))
                .contains("postern_database_behind_bytes{database=\"orders\"} 0.0")
                .noneMatch(line -> line.contains("legacy"));
    }

    @Test
    void when_the_store_fails_the_counts_are_still_told() {
        lines(List.of(database("orders", 500)));
        metrics.logged(List.of(login("orders", Outcome.SUCCESS, START)));

        String text = metrics.text(() -> {
            throw new StoreException("the disk is full");
        });

        assertThat(text.lines())
                .contains("postern_ready 0.0", "postern_logins_total{database=\"orders\",outcome=\"success\"} 1.0")
                .noneMatch(line -> line.startsWith("postern_store_bytes") || line.startsWith("postern_database_"));
    }

    @Test
    void every_number_of_ours_stands_in_the_documentation_and_the_other_way_round() throws IOException {
        metrics.logged(List.of(
                login("orders", Outcome.SUCCESS, START),
                new TamperSignal(micros(START), "billing", Engine.MYSQL, LINE, null, "text", "why")));
        metrics.findings(List.of(finding("x", START, START, false)));
        ReceiveMetrics received = new ReceiveMetrics(metrics);
        received.received(Channel.TLS, "orders", 1);
        received.refused(Channel.UDP, Refusal.TORN, 1);
        received.show(() -> Map.of("orders", 1L));
        Set<String> names = new TreeSet<>();
        for (String line : lines(List.of(database("orders", 0)))) {
            if (line.startsWith("# TYPE postern_") && !line.endsWith("_max gauge")) {
                names.add(line.substring("# TYPE ".length(), line.lastIndexOf(' ')));
            }
        }
        Set<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("../docs/metrics.md"))) {
            if (line.startsWith("| `postern_")) {
                documented.add(line.substring(3, line.indexOf('`', 3)));
            }
        }

        assertThat(documented).isEqualTo(names);
    }
}
