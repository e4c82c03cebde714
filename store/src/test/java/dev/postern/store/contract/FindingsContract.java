// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static dev.postern.store.contract.Samples.START;
import static dev.postern.store.contract.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.FindingQuery;
import dev.postern.store.FindingState;
import dev.postern.store.Findings;
import dev.postern.store.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Findings as people and programs read them. */
interface FindingsContract extends Fixture {

    private Findings findings() {
        return store().findings(Scope.DEFAULT);
    }

    private void commit(FindingState... found) {
        store().detections(Scope.DEFAULT).commit(1, List.of(found), List.of("file"), null);
    }

    private List<String> ids(FindingQuery query) {
        List<String> ids =
                findings().search(query).stream().map(f -> f.state().id()).toList();
        assertThat(findings().count(query)).isEqualTo(ids.size());
        return ids;
    }

    private static FindingQuery query(
            @Nullable String instance, @Nullable String type, double severity, @Nullable Boolean archived) {
        return new FindingQuery(instance, type, severity, archived, Long.MIN_VALUE, Long.MAX_VALUE, 100);
    }

    @Test
    default void an_unknown_finding_is_null() {
        assertThat(findings().find("f1")).isNull();
        assertThat(findings().search(FindingQuery.any(10))).isEmpty();
        assertThat(findings().count(FindingQuery.any(10))).isZero();
    }

    @Test
    default void findings_are_found_latest_update_first() {
        commit(
                finding("f1", "A", 2, "db-1", 1, START + 1, true),
                finding("f2", "B", 5, "db-2", 1, START + 3, true),
                finding("f3", "A", 8, "db-2", 1, START + 2, false));
        findings().archive(List.of("f3"), true);

        assertThat(ids(FindingQuery.any(10))).containsExactly("f2", "f3", "f1");
        assertThat(ids(query("db-2", null, 0, null))).containsExactly("f2", "f3");
        assertThat(ids(query(null, "A", 0, null))).containsExactly("f3", "f1");
        assertThat(ids(query(null, null, 5, null))).containsExactly("f2", "f3");
        assertThat(ids(query(null, null, 0, true))).containsExactly("f3");
        assertThat(ids(query(null, null, 0, false))).containsExactly("f2", "f1");
        assertThat(ids(query("db-2", "A", 8, true))).containsExactly("f3");
        assertThat(ids(new FindingQuery(null, null, 0, null, START + 2, START + 3, 10)))
                .containsExactly("f3");
    }

    @Test
    default void a_limit_bounds_the_findings_and_not_their_count() {
        commit(finding("f1", 1, START), finding("f2", 1, START + 1), finding("f3", 1, START + 2));

        assertThat(findings().search(FindingQuery.any(2)))
                .extracting(f -> f.state().id())
                .containsExactly("f3", "f2");
        assertThat(findings().count(FindingQuery.any(2))).isEqualTo(3);
    }

    @Test
    default void archived_findings_stay_archived_when_they_go_on() {
        commit(finding("f1", 1, START));
        findings().archive(List.of("f1", "unknown"), true);
        commit(finding("f1", 2, START));

        assertThat(findings().find("f1").archived()).isTrue();
        assertThat(findings().find("f1").version()).isEqualTo(2);
        findings().archive(List.of("f1"), false);
        assertThat(findings().find("f1").archived()).isFalse();
        findings().archive(List.of(), true);
        assertThat(findings().find("unknown")).isNull();
    }

    @Test
    default void old_findings_go_with_their_deliveries() {
        commit(finding("f1", 1, START), finding("f2", 1, START + 5));

        assertThat(findings().prune(START + 5)).isEqualTo(1);

        assertThat(ids(FindingQuery.any(10))).containsExactly("f2");
        assertThat(store().outbox().due("file", Long.MAX_VALUE, 10))
                .extracting(d -> d.findingId())
                .containsExactly("f2");
        commit(finding("f1", 7, START + 9));
        assertThat(findings().find("f1").version()).isEqualTo(1);
    }

    @Test
    default void accounts_and_regions_see_their_own() {
        commit(finding("f1", 1, START));
        Findings other = store().findings(OTHER);

        other.archive(List.of("f1"), true);
        assertThat(other.find("f1")).isNull();
        assertThat(other.prune(Long.MAX_VALUE)).isZero();
        assertThat(other.count(FindingQuery.any(1))).isZero();
        assertThat(findings().find("f1").archived()).isFalse();
    }
}
