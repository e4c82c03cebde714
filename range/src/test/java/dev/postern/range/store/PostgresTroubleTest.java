// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.store.LoginLog;
import dev.postern.store.Scope;
import dev.postern.store.StoreException;
import dev.postern.store.contract.Samples;
import dev.postern.store.postgresql.PostgresStore;
import dev.postern.store.sql.Schema;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Servers that restart, schemas that are not ours, and a second Postern. */
final class PostgresTroubleTest {
    private static StoreServer server;

    @BeforeAll
    static void start() throws IOException {
        server = StoreServer.start(18);
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private static PostgresStore open(String schema) {
        return server.open(schema, InstantSource.system());
    }

    @Test
    void a_store_works_on_after_its_server_was_restarted() throws Exception {
        try (PostgresStore store = open(server.newSchema())) {
            LoginLog log = store.logins(Scope.DEFAULT);
            log.append(Samples.logins(0, 3), Map.of());
            server.stop();
            assertThatThrownBy(log::lastSeq)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot be reached");
            server.start();

            assertThat(log.lastSeq()).isEqualTo(3);
            assertThat(log.append(Samples.logins(3, 5), Map.of())).isEqualTo(5);
        }
    }

    @Test
    void one_postern_writes_and_another_may_read() throws Exception {
        String schema = server.newSchema();
        try (PostgresStore first = open(schema);
                PostgresStore second = open(schema)) {
            first.logins(Scope.DEFAULT).append(Samples.logins(0, 3), Map.of());

            assertThat(second.logins(Scope.DEFAULT).after(0, 10)).hasSize(3);
            assertThatThrownBy(() -> second.logins(Scope.DEFAULT).append(Samples.logins(3, 4), Map.of()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another Postern writes");
        }
    }

    @Test
    void a_schema_of_a_newer_program_is_refused() throws Exception {
        String schema = server.newSchema();
        open(schema).close();
        server.execute(
                "UPDATE " + schema + ".schema_version SET version = '99', installed_rank = 99 WHERE version = '2'");

        assertThatThrownBy(() -> open(schema))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Postern");
    }

    @Test
    void a_schema_of_something_else_is_refused() throws Exception {
        String schema = server.newSchema();
        server.execute("CREATE TABLE " + schema + ".recipes (name text)");

        assertThatThrownBy(() -> open(schema))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be prepared");
    }

    @Test
    void a_trial_tells_whether_a_store_can_be_opened_and_changes_nothing() throws Exception {
        String schema = server.newSchema();

        assertThat(server.tryOut(schema, "store")).contains("PostgreSQL 18", schema, "tables will be made");
        open(schema).close();
        assertThat(server.tryOut(schema, "store")).endsWith("schema " + schema);

        String foreign = server.newSchema();
        server.execute("CREATE TABLE " + foreign + ".recipes (name text)");
        assertThatThrownBy(() -> server.tryOut(foreign, "store"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("tables of something else");
        assertThatThrownBy(() -> server.tryOut("nowhere", "store"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no schema");
        server.execute(
                "UPDATE " + schema + ".schema_version SET version = '99', installed_rank = 99 WHERE version = '2'");
        assertThatThrownBy(() -> server.tryOut(schema, "store"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Postern");
    }

    @Test
    void a_trial_tells_what_a_role_lacks() throws Exception {
        String schema = server.newSchema();
        server.execute("CREATE ROLE poor LOGIN");
        server.execute("GRANT USAGE ON SCHEMA " + schema + " TO poor");

        assertThatThrownBy(() -> server.tryOut(schema, "poor"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("GRANT CREATE ON SCHEMA " + schema + " TO poor");
        server.execute("GRANT CREATE ON SCHEMA " + schema + " TO poor");
        assertThat(server.tryOut(schema, "poor")).contains("tables will be made");
        assertThatThrownBy(() -> server.tryOut(schema, "nobody"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("does not let us in");
    }

    @Test
    void the_store_says_what_and_where_it_is() throws Exception {
        String schema = server.newSchema();
        try (PostgresStore store = open(schema)) {
            assertThat(store.description()).contains("PostgreSQL 18", schema, "version " + Schema.VERSION);
            assertThat(store.bytes()).isPositive();
        }
    }
}
