// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.monitor.follow.StartAt;
import dev.postern.monitor.sql.SqlCollector;
import dev.postern.monitor.sql.SqlSource;
import dev.postern.monitor.sql.SqlTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresOverSqlTest {
    @TempDir
    Path folder;

    private final List<String> problems = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {10, 14, 18})
    void copies_are_what_the_server_wrote_across_rotations_interruptions_and_restarts(int version) throws Exception {
        try (ShownServer server = ShownServer.create(version)) {
            server.start(Map.of());
            SqlSource source = server.source("watcher", folder, StartAt.BEGINNING);
            server.visit(10);
            try (SqlCollector collector = server.collect(source, problems)) {
                awaitCopies(server.logs(".csv"), server, collector);
                server.visit(10);
                server.rotate();
                server.visit(10);
                awaitCopies(Map.of(), server, collector);
                assertThat(collector.status().version()).startsWith(Integer.toString(version));
            }
            server.visit(10);
            server.rotate();
            server.rotate();
            server.visit(10);
            Map<String, String> first;
            try (SqlCollector collector = server.collect(source, problems)) {
                awaitCopies(Map.of(), server, collector);
                first = server.logs(".csv");
                server.restart();
                server.visit(10);
                awaitCopies(first, server, collector);
            }
        }
    }

    /** Waits until the copies are what the server has written. */
    private void awaitCopies(Map<String, String> earlier, ShownServer server, SqlCollector collector) throws Exception {
        Patience.until(
                () -> {
                    Map<String, String> written = new TreeMap<>(server.logs(".csv"));
                    Map<String, String> copied = ShownServer.files(folder, "");
                    // What it wrote while it stopped is in files that it does not show any more.
                    copied.keySet().removeIf(name -> earlier.containsKey(name) && !written.containsKey(name));
                    return collector.status().fault() == null && copied.equals(written);
                },
                () -> collector.status() + " " + problems + " has " + sizes(ShownServer.files(folder, "")) + " of "
                        + sizes(server.logs(".csv")));
    }

    private static Map<String, Integer> sizes(Map<String, String> files) {
        Map<String, Integer> sizes = new TreeMap<>();
        files.forEach((name, content) -> sizes.put(name, content.length()));
        return sizes;
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void what_a_role_lacks_is_said_in_statements_that_help(int version) throws Exception {
        try (ShownServer server = ShownServer.create(version)) {
            server.start(Map.of());
            SqlSource source = server.source("stranger", folder, StartAt.BEGINNING);
            assertThatThrownBy(() -> SqlTrial.run(source))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("GRANT pg_monitor TO stranger; GRANT EXECUTE ON FUNCTION");
            try (SqlCollector collector = server.collect(source, problems)) {
                Patience.until(() -> fault(collector).contains("GRANT"), collector::status);
                String fault = fault(collector);
                assertThat(fault)
                        .contains("GRANT pg_monitor TO stranger; GRANT EXECUTE ON FUNCTION"
                                + " pg_catalog.pg_read_binary_file(text,bigint,bigint) TO stranger");
                for (String statement : fault.substring(fault.indexOf("GRANT")).split("; ", -1)) {
                    server.execute(statement);
                }
                Patience.until(() -> collector.status().fault() == null, collector::status);
                Patience.until(() -> !ShownServer.files(folder, ".csv").isEmpty(), collector::status);
            }
            assertThat(SqlTrial.run(source)).matches("PostgreSQL " + version + "\\..*, shows \\d+ files? of csvlog");
        }
    }

    @Test
    void without_csvlog_the_next_best_form_is_read() throws Exception {
        try (ShownServer server = ShownServer.create(18)) {
            server.start(Map.of("log_destination", "stderr,jsonlog"));
            SqlSource source = server.source("watcher", folder, StartAt.BEGINNING);
            try (SqlCollector collector = server.collect(source, problems)) {
                Patience.until(() -> ShownServer.files(folder, "").equals(server.logs(".json")), collector::status);
            }
        }
    }

    @Test
    void a_server_without_log_files_is_told_of() throws Exception {
        try (ShownServer server = ShownServer.create(14)) {
            server.start(Map.of("logging_collector", "off", "log_destination", "stderr"));
            assertThatThrownBy(() -> SqlTrial.run(server.source("watcher", folder, StartAt.BEGINNING)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("logging_collector = on");
            assertThat(folder).isEmptyDirectory();
            try (SqlCollector collector =
                    server.collect(server.source("watcher", folder, StartAt.BEGINNING), problems)) {
                Patience.until(() -> fault(collector).contains("logging_collector = on"), collector::status);
            }
        }
    }

    @Test
    void begun_at_the_end_it_copies_only_what_comes_then() throws Exception {
        try (ShownServer server = ShownServer.create(14)) {
            server.start(Map.of());
            server.visit(5);
            server.rotate();
            server.visit(1);
            String before = server.logs(".csv").values().stream().reduce("", (all, each) -> each);
            try (SqlCollector collector = server.collect(server.source("watcher", folder, StartAt.END), problems)) {
                Patience.until(() -> collector.status().fault() == null, collector::status);
                server.visit(1);
                Patience.until(
                        () -> {
                            Map<String, String> copies = ShownServer.files(folder, "");
                            String now = server.logs(".csv").values().stream().reduce("", (all, each) -> each);
                            return copies.size() == 1
                                    && now.endsWith(copies.values().iterator().next())
                                    && copies.values().iterator().next().contains("guest")
                                    && copies.values().iterator().next().length() <= now.length() - before.length();
                        },
                        () -> collector.status() + " " + sizes(ShownServer.files(folder, "")));
            }
        }
    }

    @Test
    void a_server_that_comes_later_is_read_then() throws Exception {
        try (ShownServer server = ShownServer.create(18)) {
            try (SqlCollector collector =
                    server.collect(server.source("watcher", folder, StartAt.BEGINNING), problems)) {
                Patience.until(() -> fault(collector).contains("refused"), collector::status);
                server.start(Map.of());
                awaitCopies(Map.of(), server, collector);
                assertThat(problems).isNotEmpty().allMatch(text -> text.startsWith("db: "));
            }
        }
    }

    private static String fault(SqlCollector collector) {
        return String.valueOf(collector.status().fault());
    }
}
