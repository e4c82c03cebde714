// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.Main;
import dev.postern.server.output.Json;
import dev.postern.server.status.Status.Database;
import dev.postern.server.status.Status.FindingCounts;
import dev.postern.server.status.Status.LastFinding;
import dev.postern.server.status.Status.Problem;
import dev.postern.server.status.Status.Sink;
import dev.postern.server.web.Answer;
import dev.postern.server.web.Route;
import dev.postern.server.web.WebServer;
import dev.postern.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:53:58Z");
    private static final Database WATCHED = new Database(
            "orders",
            "postgresql",
            true,
            true,
            0,
            NOW.minusSeconds(1),
            NOW.plusSeconds(86_400),
            0.0,
            null,
            List.of(),
            0);

    private record Run(int exit, String out, String err) {}

    private static Status status(List<Database> databases, Map<String, Sink> sinks, List<String> notReady) {
        return new Status(
                "1.2.3",
                NOW.minusSeconds(93_600),
                NOW,
                notReady,
                "SQLite /var/lib/postern/postern.db",
                12_345_678,
                41,
                databases,
                List.of(new Status.Feed("ipsum", 12_345, NOW, 0, null)),
                new FindingCounts(1, 2, 0, 5),
                new LastFinding("ab", NOW.minusSeconds(60), "Brute force by \u001b[2Jroot"),
                sinks,
                List.of(new Problem(NOW, "orders: a line\nof an attacker")));
    }

    private static Run ask(Route route, String... more) {
        try (WebServer web =
                WebServer.start("127.0.0.1", 0, List.of(), Map.of("/postern/v1/status", route), Map.of(), request -> {
                    throw new AssertionError("the API is not asked");
                })) {
            return run(web.uri().toString(), more);
        }
    }

    private static Run run(String url, String... more) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream capturedOut = new ByteArrayOutputStream();
        ByteArrayOutputStream capturedErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(capturedOut, true, UTF_8));
            System.setErr(new PrintStream(capturedErr, true, UTF_8));
            String[] arguments = new String[3 + more.length];
            System.arraycopy(new String[] {"status", "--url", url}, 0, arguments, 0, 3);
            System.arraycopy(more, 0, arguments, 3, more.length);
            int exit = Main.run(arguments);
            return new Run(exit, capturedOut.toString(UTF_8), capturedErr.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void when_all_is_well_it_tells_so_and_exits_with_0() {
        Run run = ask(() -> Answer.json(200, status(List.of(WATCHED), Map.of("file", new Sink(0, 0)), List.of())));

        assertThat(run.exit).isZero();
        assertThat(run.err).isEmpty();
        assertThat(run.out)
                .contains("Postern 1.2.3\n")
                .contains("running since 2026-11-21 06:53:58 UTC (1 d 2 h)")
                .contains("SQLite /var/lib/postern/postern.db, 12.3 MB, 41 logins logged so far")
                .containsPattern("orders +postgresql +watched +- +2026-11-22 08:53:57 +2026-11-23 +-\n")
                .contains("not archived: 1 critical, 2 high, 0 medium, 5 low")
                .contains("last: 2026-11-22 08:52:58 UTC  Brute force by \\u001b[2Jroot")
                .contains("file: 0 waiting, 0 given up")
                .contains("2026-11-22 08:53:58  orders: a line\\nof an attacker")
                .doesNotContain("Needs attention");
    }

    @Test
    void what_needs_attention_is_told_and_exits_with_1() {
        Database unread = new Database(
                "legacy", "postgresql", false, false, 0, null, null, null, null, List.of("/log/\u202egol: denied"), 0);
        Database behind = new Database(
                "big", "postgresql", true, false, 5_400_000_000L, null, NOW, 7.0, "its clock is fast", List.of(), 3);

        Run run = ask(() -> Answer.json(
                200,
                status(
                        List.of(unread, behind),
                        Map.of("hook", new Sink(4, 2)),
                        List.of("the watch has not gone round for 12 s"))));

        assertThat(run.exit).isEqualTo(1);
        assertThat(run.out)
                .containsPattern("legacy +postgresql +cannot be read +- +- +- +-\n")
                .containsPattern("big +postgresql +catching up +5.4 GB +- +ready +3\n")
                .contains("hook: 4 waiting, 2 given up")
                .contains("Needs attention\n  the watch has not gone round for 12 s\n")
                .contains("  legacy: /log/\\u202egol: denied\n")
                .contains("  big: its clock is fast\n")
                .contains("  hook: deliveries given up: 2\n");
    }

    @Test
    void as_json_it_is_what_the_server_told() {
        Status status = status(List.of(WATCHED), Map.of("file", new Sink(0, 0)), List.of());

        Run run = ask(() -> Answer.json(200, status), "--format", "json");

        assertThat(run.exit).isZero();
        assertThat(Json.MAPPER.readValue(run.out, Status.class)).isEqualTo(status);
        assertThat(run.out).contains("\"since\" : \"2026-11-21T06:53:58Z\"").doesNotContain("\u001b");
    }

    @Test
    void when_nothing_runs_there_it_says_how_to_start_it() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }

        Run run = run("http://127.0.0.1:" + port);

        assertThat(run.exit).isEqualTo(1);
        assertThat(run.out).isEmpty();
        assertThat(run.err)
                .isEqualTo("postern: nothing answers at http://127.0.0.1:" + port
                        + "; start Postern with postern up, or say with --url where it listens\n");
    }

    @Test
    void a_store_that_fails_is_told_in_its_words() {
        Run run = ask(() -> {
            throw new StoreException("the disk is full");
        });

        assertThat(run.exit).isEqualTo(1);
        assertThat(run.err).contains("HTTP 503").contains("the disk is full");
    }

    @Test
    void another_program_there_is_not_taken_for_postern() {
        assertThat(ask(() -> new Answer(200, "text/html", "<html>\u001b[31m")).err)
                .contains("is not Postern");
        assertThat(ask(() -> Answer.json(200, Map.of("status", "up"))).err).contains("is not Postern");
        assertThat(ask(() -> new Answer(200, "application/json", "null")).err).contains("is not Postern");
        assertThat(ask(() -> new Answer(418, "text/plain", "tea\u001b[31m")).err)
                .contains("HTTP 418: tea\\u001b[31m");
    }

    @Test
    void what_is_no_address_is_wrong_usage() {
        for (String url : List.of("localhost:8420", "ftp://localhost", "http://", "not an address")) {
            Run run = run(url);
            assertThat(run.exit).as(url).isEqualTo(2);
            assertThat(run.err).as(url).contains("is not an address such as http://127.0.0.1:8420");
        }
    }
}
