// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sqlite;

import static dev.postern.store.contract.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.FindingState;
import dev.postern.store.Findings;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that the first version wrote: one login, and five findings of which the second is archived and the last was not sent. */
final class MigrationTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = folder.resolve("postern.db");
        try (InputStream packed = Objects.requireNonNull(MigrationTest.class.getResourceAsStream("v1.db.gz"));
                InputStream in = new GZIPInputStream(packed)) {
            Files.copy(in, file);
        }
    }

    private Store open() {
        return SqliteStore.open(file, InstantSource.system());
    }

    private static String id(int number) {
        return "%032x".formatted(number);
    }

    @Test
    void everything_in_it_is_kept() {
        try (Store store = open()) {
            Findings findings = store.findings(Scope.DEFAULT);
            List<StoredFinding> all = findings.page(new FindingPage(List.of(), FindingField.SEVERITY, false, null, 10));

            assertThat(all).extracting(f -> f.state().id()).containsExactly(id(1), id(2), id(3), id(4), id(5));
            assertThat(all).extracting(StoredFinding::archived).containsExactly(false, true, false, false, false);
            assertThat(all).extracting(StoredFinding::version).containsOnly(1L);
            assertThat(all.get(0).state())
                    .isEqualTo(new FindingState(
                            id(1),
                            "CredentialAccess:RDS/AnomalousBehavior.FailedLogin",
                            2,
                            "db-0",
                            "Failed logins of \u0000'user'",
                            1,
                            START,
                            START,
                            START,
                            START,
                            false,
                            true,
                            "{\"id\":\"" + id(1)
                                    + "\",\"resource\":{\"rdsDbInstanceDetails\":{\"engine\":\"PostgreSQL\"},"
                                    + "\"rdsDbUserDetails\":{\"user\":\"alice\"}}}"));
            assertThat(store.outbox().due("file", Long.MAX_VALUE, 10)).hasSize(4);
            assertThat(store.logins(Scope.DEFAULT).after(0, 10)).hasSize(1);
            assertThat(store.credentials().all()).isEmpty();
        }
    }

    @Test
    void it_goes_on_as_a_store_of_this_version() {
        try (Store store = open()) {
            FindingState again = store.findings(Scope.DEFAULT).find(id(2)).state();
            store.findings(Scope.DEFAULT).raise(List.of(again), List.of("file"));
        }
        try (Store store = open()) {
            StoredFinding found = store.findings(Scope.DEFAULT).find(id(2));
            assertThat(found.version()).isEqualTo(2);
            assertThat(found.archived()).isTrue();
        }
    }
}
