// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.FindingQuery;
import dev.postern.store.FindingState;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where findings go that are found in the logs of databases of several accounts. */
class RuledStoreTest {
    private static final Scope SHOP = new Scope("111122223333", "eu-central-1");

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("postern.db"), InstantSource.system());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static FindingState finding(String id, String instance, int count) {
        return new FindingState(
                id,
                "type",
                5,
                instance,
                "title",
                count,
                1,
                2,
                3,
                4,
                false,
                true,
                "{\"accountId\":\"of " + instance + "\"}");
    }

    private RuledStore ruled(Owners owners, BiFunction<Scope, List<FindingState>, List<FindingState>> rules) {
        return new RuledStore(store, owners, rules, scope -> List.of(), scope -> Duration.ZERO);
    }

    private void commit(RuledStore ruled, FindingState... findings) {
        ruled.detections(Scope.DEFAULT).commit(1, List.of(findings), List.of("file"), null);
    }

    private List<String> of(Scope scope) {
        return store.findings(scope).search(FindingQuery.any(10)).stream()
                .map(found -> found.state().id() + " " + found.version())
                .sorted()
                .toList();
    }

    @Test
    void findings_go_to_the_owner_of_the_database_once() {
        Owners owners = new Owners(Scope.DEFAULT, Map.of("shop", SHOP));
        RuledStore ruled = ruled(owners, (scope, findings) -> findings);
        FindingState[] found = {finding("a", "shop", 1), finding("a", "shop", 2), finding("b", "orders", 1)};
        commit(ruled, found);
        commit(ruled, found);

        assertThat(of(SHOP)).containsExactly("a 2");
        assertThat(of(Scope.DEFAULT)).containsExactly("b 1");
        assertThat(store.outbox().counts().get("file").waiting()).isEqualTo(3);
    }

    @Test
    void rules_are_those_of_the_owner() {
        Owners owners = new Owners(Scope.DEFAULT, Map.of("shop", SHOP));
        RuledStore ruled = ruled(
                owners,
                (scope, findings) -> scope.equals(SHOP)
                        ? findings.stream().map(FindingState::withSuppressed).toList()
                        : findings);
        commit(ruled, finding("a", "shop", 1), finding("b", "orders", 1));

        assertThat(store.findings(SHOP).search(FindingQuery.any(1)))
                .extracting(StoredFinding::state)
                .allMatch(FindingState::suppressed);
        assertThat(store.findings(Scope.DEFAULT).search(FindingQuery.any(1)))
                .extracting(StoredFinding::state)
                .noneMatch(FindingState::suppressed);
    }
}
