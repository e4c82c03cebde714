// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.store.LoginLog;
import dev.postern.store.LoginLog.Pruned;
import dev.postern.store.Scope;
import dev.postern.store.StoreException;
import dev.postern.store.contract.Samples;
import dev.postern.store.sql.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no store, disks that are full, and others who want the same file. */
final class TroubleTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("new").resolve("postern.db");
    }

    private SqliteStore open() {
        return SqliteStore.open(file, InstantSource.system(), Duration.ofMillis(50));
    }

    private void inFile(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void file_and_folder_are_for_their_user_alone() throws Exception {
        try (SqliteStore store = open()) {
            store.logins(Scope.DEFAULT).append(Samples.logins(0, 1), Map.of());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(file.resolveSibling("postern.db-wal"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void the_store_says_what_and_where_it_is() {
        try (SqliteStore store = open()) {
            assertThat(store.description()).contains("SQLite", file.toString(), "schema " + Schema.VERSION);
            assertThat(store.bytes()).isPositive();
        }
    }

    @Test
    void a_file_of_a_newer_program_is_refused() throws Exception {
        open().close();
        inFile("UPDATE schema_version SET version = '99', installed_rank = 99 WHERE version = '2'");

        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("newer Postern");
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_alone() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "This is a letter, and a long one, to somebody who keeps it. ".repeat(100));
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not an SQLite database")
                .hasMessageContaining(file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_database_of_something_else_is_refused() throws Exception {
        Files.createDirectories(file.getParent());
        inFile("CREATE TABLE recipes (name TEXT)");

        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("cannot be prepared");
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws Exception {
        Files.writeString(folder.resolve("new"), "a file");

        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("new");
    }

    @Test
    void a_full_disk_keeps_nothing_of_an_append_and_the_next_one_works_when_there_is_room() {
        try (SqliteStore store = open()) {
            LoginLog log = store.logins(Scope.DEFAULT);
            log.append(Samples.logins(0, 10), Map.of());
            limitPages(store, "1");

            assertThatThrownBy(() -> log.append(Samples.logins(10, 5_000), Map.of("a", new byte[] {1})))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("disk is full");
            assertThat(log.lastSeq()).isEqualTo(10);
            assertThat(log.after(0, 10_000)).hasSize(10);
            assertThat(log.checkpoints()).isEmpty();

            limitPages(store, "1000000");
            assertThat(log.append(Samples.logins(10, 5_000), Map.of())).isEqualTo(5_000);
        }
    }

    /** Limits the file's pages; SQLite does not go below those that it has. */
    private static void limitPages(SqliteStore store, String pages) {
        store.database().write(handle -> handle.execute("PRAGMA max_page_count = " + pages));
    }

    @Test
    void a_file_that_another_program_has_locked_is_told_after_a_while() throws Exception {
        try (SqliteStore store = open()) {
            LoginLog log = store.logins(Scope.DEFAULT);
            log.append(Samples.logins(0, 1), Map.of());
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");

                assertThatThrownBy(() -> log.append(Samples.logins(1, 2), Map.of()))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("another program has locked it");
                assertThat(log.after(0, 10)).hasSize(1);
                statement.execute("COMMIT");
            }
            assertThat(log.append(Samples.logins(1, 2), Map.of())).isEqualTo(2);
        }
    }

    @Test
    void one_postern_writes_and_another_may_read() {
        try (SqliteStore first = open();
                SqliteStore second = open()) {
            first.logins(Scope.DEFAULT).append(Samples.logins(0, 3), Map.of());

            assertThat(second.logins(Scope.DEFAULT).after(0, 10)).hasSize(3);
            assertThatThrownBy(() -> second.logins(Scope.DEFAULT).append(Samples.logins(3, 4), Map.of()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another Postern writes");
        }
        try (SqliteStore next = open()) {
            assertThat(next.logins(Scope.DEFAULT).append(Samples.logins(3, 4), Map.of()))
                    .isEqualTo(4);
        }
    }

    @Test
    void messages_do_not_repeat_what_clients_wrote() throws Exception {
        try (SqliteStore store = open()) {
            inFile("CREATE TRIGGER t BEFORE INSERT ON login_log BEGIN SELECT RAISE(ABORT, 'no'); END");

            assertThatThrownBy(() -> store.logins(Scope.DEFAULT).append(Samples.logins(0, 3), Map.of()))
                    .isInstanceOf(StoreException.class)
                    .message()
                    .doesNotContain("user-0", "scram");
        }
    }

    @Test
    void a_closed_store_says_so() {
        SqliteStore store = open();
        store.close();

        assertThatThrownBy(() -> store.logins(Scope.DEFAULT).lastSeq())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void the_file_shrinks_when_most_of_it_is_free() {
        try (SqliteStore store = open()) {
            LoginLog log = store.logins(Scope.DEFAULT);
            log.append(Samples.logins(0, 30_000), Map.of());
            long full = pages(store);

            Pruned pruned;
            do {
                pruned = log.prune(Long.MAX_VALUE, 0, Long.MAX_VALUE);
            } while (pruned.more());

            assertThat(pages(store)).isLessThan(full / 2);
        }
    }

    private static long pages(SqliteStore store) {
        return store.database()
                .read(handle -> handle.createQuery("PRAGMA page_count")
                        .mapTo(long.class)
                        .one());
    }
}
