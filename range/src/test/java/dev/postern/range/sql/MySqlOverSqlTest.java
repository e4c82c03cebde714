// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.monitor.follow.StartAt;
import dev.postern.monitor.sql.SqlCollector;
import dev.postern.monitor.sql.SqlSource;
import dev.postern.monitor.sql.SqlTrial;
import dev.postern.range.ReadLog;
import dev.postern.range.RealServers;
import dev.postern.range.servers.MySqlServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlOverSqlTest {
    private static final List<String> ACCOUNTS = List.of(
            "CREATE USER IF NOT EXISTS watcher@127.0.0.1 IDENTIFIED WITH mysql_native_password BY 'seeing';",
            "GRANT SELECT ON performance_schema.error_log TO watcher@127.0.0.1;",
            "CREATE USER IF NOT EXISTS stranger@127.0.0.1 IDENTIFIED WITH mysql_native_password BY 'seeing';");

    @TempDir
    Path folder;

    private final List<String> problems = new CopyOnWriteArrayList<>();

    @Test
    void lines_are_those_of_the_servers_file_across_interruptions_and_restarts() throws Exception {
        try (MySqlServer server = RealServers.makeOrSkip(
                "mysql-8.0", () -> MySqlServer.create(RealServers.archive("mysql-8.0"), ACCOUNTS))) {
            server.start();
            refused(server, 20);
            try (SqlCollector collector = collect(server, "watcher")) {
                awaitLines(server, collector);
                refused(server, 20);
                awaitLines(server, collector);
                assertThat(collector.status().version()).startsWith("8.0.");
            }
            refused(server, 20);
            try (SqlCollector collector = collect(server, "watcher")) {
                refused(server, 20);
                awaitLines(server, collector);
                server.stop();
                server.start();
                refused(server, 20);
                awaitLines(server, collector);
            }
            assertThat(problems).noneMatch(text -> text.contains("may be lost"));
            server.stop();
            assertThat(ReadLog.of(List.of(copy())).logins())
                    .hasSizeGreaterThanOrEqualTo(100)
                    .containsExactlyElementsOf(
                            ReadLog.of(List.of(server.logs().get(0))).logins());
        }
    }

    @Test
    void what_an_account_lacks_is_said_in_a_statement() throws Exception {
        try (MySqlServer server = RealServers.makeOrSkip(
                "mysql-8.0", () -> MySqlServer.create(RealServers.archive("mysql-8.0"), ACCOUNTS))) {
            server.start();
            assertThatThrownBy(() -> SqlTrial.run(source(server, "stranger")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("GRANT SELECT ON performance_schema.error_log TO 'stranger'@'127.0.0.1'");
            assertThat(SqlTrial.run(source(server, "watcher")))
                    .startsWith("MySQL 8.0.")
                    .contains("shows its error log");
            try (SqlCollector collector = collect(server, "stranger")) {
                Patience.until(
                        () -> String.valueOf(collector.status().fault())
                                .contains("GRANT SELECT ON performance_schema.error_log TO 'stranger'@'127.0.0.1'"),
                        collector::status);
            }
        }
    }

    private SqlSource source(MySqlServer server, String user) {
        return new SqlSource(
                "db", url(server), user, "seeing", Duration.ofMillis(100), folder, 100_000_000, StartAt.BEGINNING);
    }

    private SqlCollector collect(MySqlServer server, String user) throws IOException {
        SqlCollector collector = SqlCollector.of(
                source(server, user),
                OptionalLong::empty,
                version -> {},
                problems::add,
                InstantSource.system(),
                System::nanoTime);
        collector.start();
        return collector;
    }

    private static String url(MySqlServer server) {
        return "jdbc:mysql://127.0.0.1:" + server.address().getPort()
                + "/?sslMode=disable&allowPublicKeyRetrieval=true";
    }

    private static void refused(MySqlServer server, int times) {
        String url = url(server).replace("mysql", "mariadb");
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> DriverManager.getConnection(url, "stranger", "wrong")
                            .close())
                    .isInstanceOf(SQLException.class);
        }
    }

    private Path copy() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .findFirst()
                    .orElse(folder);
        }
    }

    /** Waits until the copy has the lines of the server's file; those of its end come after it has let us go. */
    private void awaitLines(MySqlServer server, SqlCollector collector) throws Exception {
        Patience.until(
                () -> Files.isRegularFile(copy())
                        && denied(copy()).equals(denied(server.logs().get(0))),
                () -> collector.status() + " " + problems + " in " + copy());
    }

    private static List<String> denied(Path log) throws IOException {
        return Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> line.contains("Access denied"))
                .toList();
    }
}
