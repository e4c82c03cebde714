// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static dev.postern.store.contract.Samples.START;
import static dev.postern.store.contract.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.FindingChange;
import dev.postern.store.FindingState;
import dev.postern.store.Findings;
import dev.postern.store.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes of findings can be followed: none is missed, and each is told in its latest state. */
interface ChangesContract extends Fixture {

    private Findings findings() {
        return store().findings(Scope.DEFAULT);
    }

    private void commit(long cursor, FindingState... found) {
        store().detections(Scope.DEFAULT).commit(cursor, List.of(found), List.of(), null);
    }

    private List<String> changed(long after) {
        return findings().changes(after, 100).stream()
                .map(change -> change.finding().state().id())
                .toList();
    }

    @Test
    default void at_first_nothing_has_changed() {
        assertThat(findings().lastChange()).isZero();
        assertThat(findings().changes(0, 10)).isEmpty();
    }

    @Test
    default void new_findings_and_new_states_are_told_in_the_order_in_which_they_were_stored() throws Exception {
        commit(1, finding("f2", 1, START + 9), finding("f1", 1, START));
        long seen = findings().lastChange();

        assertThat(changed(0)).containsExactly("f2", "f1");
        assertThat(changed(seen)).isEmpty();
        assertThat(findings().changes(0, 10))
                .allSatisfy(change -> assertThat(change.raised()).isEqualTo(change.number()));

        commit(2, finding("f2", 2, START), finding("f3", 1, START - 5));
        reopened();

        assertThat(changed(seen)).containsExactly("f2", "f3");
        assertThat(changed(0)).containsExactly("f1", "f2", "f3");
        FindingChange update = findings().changes(seen, 1).get(0);
        assertThat(update.raised()).isLessThanOrEqualTo(seen);
        assertThat(update.finding().state().count()).isEqualTo(2);
        assertThat(findings().lastChange())
                .isEqualTo(findings().changes(0, 10).get(2).number());
    }

    @Test
    default void what_people_set_is_a_change_and_what_was_so_already_is_none() {
        commit(1, finding("f1", 1, START), finding("f2", 1, START));
        long seen = findings().lastChange();

        findings().archive(List.of("f2"), true);
        assertThat(changed(seen)).containsExactly("f2");
        seen = findings().lastChange();
        findings().archive(List.of("f2", "unknown"), true);
        assertThat(changed(seen)).isEmpty();
        findings().judge(List.of("f1", "f2"), "USEFUL", null);
        assertThat(changed(seen)).containsExactlyInAnyOrder("f1", "f2");
    }

    @Test
    default void a_limit_and_the_last_number_give_each_change_once() {
        for (int n = 0; n < 25; n++) {
            commit(n, finding("f" + n % 20, n, START + n));
        }
        long after = 0;
        int told = 0;
        for (List<FindingChange> some = findings().changes(after, 7);
                !some.isEmpty();
                some = findings().changes(after, 7)) {
            told += some.size();
            after = some.get(some.size() - 1).number();
        }
        assertThat(told).isEqualTo(20);
        assertThat(after).isEqualTo(findings().lastChange());
    }

    @Test
    default void numbers_are_not_used_again_and_belong_to_an_account() {
        commit(1, finding("f1", 1, START));
        long seen = findings().lastChange();
        findings().prune(Long.MAX_VALUE);
        commit(2, finding("f1", 1, START));

        assertThat(findings().lastChange()).isGreaterThan(seen);
        assertThat(store().findings(OTHER).lastChange()).isZero();
        assertThat(store().findings(OTHER).changes(0, 10)).isEmpty();
    }

    @Test
    default void one_part_of_a_snapshot_is_read_alone() {
        store().detections(Scope.DEFAULT)
                .commit(1, List.of(), List.of(), Map.of("fleet", new byte[] {1}, "instance/db", new byte[] {2, 3}));

        assertThat(store().detections(Scope.DEFAULT).snapshotPart("instance/db"))
                .containsExactly(2, 3);
        assertThat(store().detections(Scope.DEFAULT).snapshotPart("instance/%")).isNull();
        assertThat(store().detections(OTHER).snapshotPart("instance/db")).isNull();
    }
}
