// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.store;

import dev.postern.range.RealServers;
import dev.postern.range.servers.PostgresServer;
import dev.postern.store.postgresql.PostgresStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server with a schema for each store. */
final class StoreServer implements AutoCloseable {
    private static final List<String> ACCESS = List.of("host all store,poor 127.0.0.1/32 trust");
    /** Sorts as people do wherever a server can: stores must not depend on it. */
    private static final String DATABASE = "CREATE DATABASE stores TEMPLATE template0 ENCODING 'UTF8'";

    private static final String SORTED = " LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'";
    private static final int FIRST_WITH_SORTED = 15;

    /** Empties the tables that are not empty, and has sequences that have begun begin again. */
    private static final String EMPTY = """
            DO $$ DECLARE each RECORD; used BOOLEAN; tables TEXT; BEGIN
                FOR each IN SELECT tablename AS name FROM pg_tables
                        WHERE schemaname = 'emptied' AND tablename <> 'schema_version' LOOP
                    EXECUTE format('SELECT EXISTS (SELECT FROM emptied.%I)', each.name) INTO used;
                    IF used THEN tables := concat_ws(', ', tables, format('emptied.%I', each.name)); END IF;
                END LOOP;
                IF tables IS NOT NULL THEN EXECUTE 'TRUNCATE ' || tables || ' CASCADE'; END IF;
                FOR each IN SELECT sequencename AS name FROM pg_sequences
                        WHERE schemaname = 'emptied' AND last_value IS NOT NULL LOOP
                    EXECUTE format('ALTER SEQUENCE emptied.%I RESTART', each.name);
                END LOOP;
            END $$""";

    private final PostgresServer server;
    private @Nullable Connection emptying;
    private int schemas;

    private StoreServer(PostgresServer server) {
        this.server = server;
    }

    /** Starts a server, or skips the test. */
    static StoreServer start(int version) throws IOException {
        String name = "postgresql-" + version;
        PostgresServer server = RealServers.makeOrSkip(
                name, () -> PostgresServer.create(version, RealServers.archive(name), ACCESS, setup(version)));
        StoreServer started = new StoreServer(server);
        started.start();
        return started;
    }

    private static List<String> setup(int version) {
        return List.of("CREATE ROLE store SUPERUSER LOGIN", DATABASE + (version < FIRST_WITH_SORTED ? "" : SORTED));
    }

    void start() throws IOException {
        server.start(Map.of());
    }

    void stop() throws IOException {
        server.stop();
    }

    /** Makes a schema and returns its name. */
    String newSchema() throws SQLException {
        String schema = "store_" + ++schemas;
        execute("CREATE SCHEMA " + schema);
        return schema;
    }

    /**
     * A schema without a store or with an empty one, and returns its name: the same each time, as making tables takes long, and so
     * does emptying those that are empty.
     */
    String emptySchema() throws SQLException {
        if (emptying == null) {
            emptying = connect();
        }
        try (Statement statement = emptying.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS emptied");
            statement.execute(EMPTY);
        }
        return "emptied";
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("public"), "store", "");
    }

    PostgresStore open(String schema, InstantSource clock) {
        return PostgresStore.open(url(schema), "store", "", clock);
    }

    String tryOut(String schema, String user) {
        return PostgresStore.tryOut(url(schema), user, "");
    }

    private String url(String schema) {
        return "jdbc:postgresql://127.0.0.1:" + server.address().getPort() + "/stores?currentSchema=" + schema;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
