// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code postern explain} without a file, beside a store that another process has open for writing. */
class ExplainStoredTest {
    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("postern.db"), InstantSource.system());
        store.detections(Scope.DEFAULT)
                .commit(
                        0,
                        List.of(state("ab12" + "0".repeat(28), "One"), state("ab13" + "0".repeat(28), "Two")),
                        List.of(),
                        null);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static FindingState state(String id, String title) {
        String document = """
                {"id": "%s", "title": "%s", "description": "It happened.", "severity": 8,
                 "type": "CredentialAccess:RDS/TorIPCaller.SuccessfulLogin",
                 "service": {"eventFirstSeen": "2026-11-22T10:00:00.000Z", "eventLastSeen": "2026-11-22T10:00:00.000Z"}}""".formatted(id, title);
        return new FindingState(
                id,
                "CredentialAccess:RDS/TorIPCaller.SuccessfulLogin",
                8,
                "orders",
                title,
                1,
                1_000_000,
                1_000_000,
                1_000_000,
                1_000_000,
                false,
                true,
                document);
    }

    private Cli explain(String id) {
        return Cli.run("explain", id, "--data", folder.toString());
    }

    @Test
    void aFindingIsFoundByTheBeginningOfItsId() {
        Cli run = explain("ab12");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("One\nIt happened.\n");
    }

    @Test
    void aFindingIsFoundByItsWholeId() {
        assertThat(explain("ab13" + "0".repeat(28)).out()).startsWith("Two\n");
    }

    @Test
    void aFindingOfADatabaseOfAnotherAccountIsFoundToo() throws IOException {
        store.detections(new Scope("222222222222", "us-east-1"))
                .commit(0, List.of(state("cd12" + "0".repeat(28), "Three")), List.of(), null);
        Path log = Files.writeString(folder.resolve("orders.log"), "");
        Path config = Files.writeString(folder.resolve("postern.yaml"), """
                databases:
                  - id: orders
                    logs: ["%s"]
                    account: "222222222222"
                """.formatted(log));

        Cli run = Cli.run("explain", "cd12", "--data", folder.toString(), "--config", config.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Three\n");
    }

    @Test
    void aBeginningThatSeveralHaveIsNotEnough() {
        Cli run = explain("ab1");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("at least 4 characters");

        assertThat(explain("ab").exit()).isEqualTo(2);
    }

    @Test
    void oneThatIsNotThereIsToldOf() {
        Cli run = explain("ffff");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("no finding in the store has an id that begins with ffff");
    }
}
