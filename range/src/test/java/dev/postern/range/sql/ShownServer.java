// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.sql;

import dev.postern.monitor.follow.StartAt;
import dev.postern.monitor.sql.SqlCollector;
import dev.postern.monitor.sql.SqlSource;
import dev.postern.range.RealServers;
import dev.postern.range.servers.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A PostgreSQL server with a role that may read its logs. */
final class ShownServer implements AutoCloseable {
    private static final List<String> ACCESS =
            List.of("host all boss,guest 127.0.0.1/32 trust", "host all watcher,stranger 127.0.0.1/32 md5");
    private static final List<String> ROLES = List.of(
            "CREATE ROLE boss SUPERUSER LOGIN",
            "CREATE ROLE guest LOGIN",
            "CREATE ROLE stranger LOGIN PASSWORD 'seeing'",
            "CREATE ROLE watcher LOGIN PASSWORD 'seeing'",
            "GRANT pg_monitor TO watcher");
    private static final List<String> READING =
            List.of("GRANT EXECUTE ON FUNCTION pg_read_binary_file(text,bigint,bigint) TO watcher");
    /** What docs/sql-sources.md has for PostgreSQL 10. */
    private static final List<String> READING_ON_10 = List.of(
            "CREATE SCHEMA postern",
            "CREATE FUNCTION postern.pg_read_binary_file(text, bigint, bigint) RETURNS bytea LANGUAGE sql"
                    + " SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT pg_read_binary_file($1, $2, $3) WHERE $1"
                    + " LIKE current_setting(''log_directory'') || ''/%'' AND $1 NOT LIKE ''%..%'''",
            "REVOKE ALL ON FUNCTION postern.pg_read_binary_file(text, bigint, bigint) FROM PUBLIC",
            "GRANT USAGE ON SCHEMA postern TO watcher",
            "GRANT EXECUTE ON FUNCTION postern.pg_read_binary_file(text, bigint, bigint) TO watcher",
            "ALTER ROLE watcher SET search_path = postern, pg_catalog");

    private final PostgresServer server;
    private Map<String, String> settings = Map.of();

    private ShownServer(PostgresServer server) {
        this.server = server;
    }

    /** Makes a server that is not started yet, or skips the test. */
    static ShownServer create(int version) throws IOException {
        String name = "postgresql-" + version;
        List<String> setup = new ArrayList<>(ROLES);
        setup.addAll(version < 11 ? READING_ON_10 : READING);
        return new ShownServer(RealServers.makeOrSkip(
                name, () -> PostgresServer.create(version, RealServers.archive(name), ACCESS, setup)));
    }

    /** Starts it; its log files have names with their times. */
    void start(Map<String, String> more) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("log_filename", "postgresql-%Y-%m-%d_%H%M%S.log");
        all.putAll(more);
        settings = all;
        server.start(all);
    }

    void restart() throws IOException {
        server.stop();
        server.start(settings);
    }

    void stop() throws IOException {
        server.stop();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.address().getPort() + "/" + database + "?sslmode=disable";
    }

    /** A source that reads this server into a folder. */
    SqlSource source(String user, Path folder, StartAt startAt) {
        return new SqlSource(
                "db", url("postgres"), user, "seeing", Duration.ofMillis(100), folder, 100_000_000, startAt);
    }

    SqlCollector collect(SqlSource source, List<String> problems) throws IOException {
        SqlCollector collector = SqlCollector.of(
                source, OptionalLong::empty, version -> {}, problems::add, InstantSource.system(), System::nanoTime);
        collector.start();
        return collector;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "boss", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Logs in and out, some times with success and as often without. */
    void visit(int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            DriverManager.getConnection(url("postgres"), "guest", "").close();
            try {
                DriverManager.getConnection(url("postgres"), "stranger", "wrong")
                        .close();
            } catch (SQLException e) {
                if (!"28P01".equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    /** Makes the server begin new log files. */
    void rotate() throws Exception {
        int before = logs(".csv").size();
        Patience.until(
                () -> {
                    execute("SELECT pg_rotate_logfile()");
                    return logs(".csv").size() > before;
                },
                () -> logs(".csv").keySet());
    }

    /** What is in its log files of a form, by name, since it was last started. */
    Map<String, String> logs(String suffix) {
        return files(folder(), suffix);
    }

    /** The folder of its log files since it was last started. */
    Path folder() {
        Path folder = server.logs().get(0).getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** What is in files of a folder, by name. */
    static Map<String, String> files(Path folder, String suffix) {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(suffix) && !name.startsWith(".") && Files.size(file) > 0) {
                    content.put(name, Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            return content; // not there yet, or just being renamed
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
