// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static dev.postern.store.contract.Samples.START;
import static dev.postern.store.contract.Samples.STEP;
import static dev.postern.store.contract.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.store.Detections;
import dev.postern.store.Detections.Share;
import dev.postern.store.FindingState;
import dev.postern.store.Outbox.Delivery;
import dev.postern.store.Scope;
import dev.postern.store.StoredFinding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The detector's commits: all of one or nothing, and nothing twice. */
interface DetectionsContract extends Fixture {
    /** More than any delivery waits. */
    long LATER = Long.MAX_VALUE;

    private Detections detections() {
        return store().detections(Scope.DEFAULT);
    }

    private StoredFinding stored(String id) {
        return store().findings(Scope.DEFAULT).find(id);
    }

    @Test
    default void at_first_nothing_was_found() {
        assertThat(detections().cursor()).isZero();
        assertThat(detections().snapshot().seq()).isZero();
        assertThat(detections().snapshot().parts()).isEmpty();
    }

    @Test
    default void a_commit_stores_findings_their_deliveries_and_the_cursor() throws Exception {
        FindingState found = finding("f1", 3, START);
        detections().commit(7, List.of(found), List.of("file", "hook"), null);
        reopened();

        assertThat(detections().cursor()).isEqualTo(7);
        assertThat(stored("f1")).isEqualTo(new StoredFinding(found, 1, false));
        for (String sink : List.of("file", "hook")) {
            assertThat(store().outbox().due(sink, LATER, 10)).singleElement().satisfies(delivery -> {
                assertThat(delivery.findingId()).isEqualTo("f1");
                assertThat(delivery.version()).isEqualTo(1);
                assertThat(delivery.document()).isEqualTo(found.document());
                assertThat(delivery.scope()).isEqualTo(Scope.DEFAULT);
            });
        }
    }

    @Test
    default void of_one_finding_the_last_state_counts_and_each_is_delivered() {
        detections().commit(7, List.of(finding("f1", 1, START), finding("f1", 2, START)), List.of("file"), null);
        detections().commit(8, List.of(finding("f1", 3, START + STEP)), List.of("file"), null);

        assertThat(stored("f1")).isEqualTo(new StoredFinding(finding("f1", 3, START + STEP), 3, false));
        assertThat(store().outbox().due("file", LATER, 10))
                .extracting(Delivery::version)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    default void findings_that_are_not_to_be_sent_are_stored_alone() {
        FindingState quiet = finding("f1", "T", 2, "db-1", 1, START, false);
        detections().commit(1, List.of(quiet), List.of("file"), null);

        assertThat(stored("f1").state()).isEqualTo(quiet);
        assertThat(store().outbox().due("file", LATER, 10)).isEmpty();
    }

    @Test
    default void the_cursor_never_goes_back() {
        detections().commit(7, List.of(), List.of(), null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> detections().commit(6, List.of(finding("f1", 1, START)), List.of("file"), null))
                .withMessageContaining("7")
                .withMessageContaining("6");
        assertThat(detections().cursor()).isEqualTo(7);
        assertThat(stored("f1")).isNull();
    }

    @Test
    default void a_commit_that_is_repeated_changes_nothing() {
        List<FindingState> found = List.of(finding("f1", 1, START), finding("f2", 1, START), finding("f1", 2, START));
        detections().commit(7, found, List.of("file"), null);
        detections().commit(7, found, List.of("file"), null);

        assertThat(stored("f1").version()).isEqualTo(2);
        assertThat(stored("f2").version()).isEqualTo(1);
        assertThat(store().outbox().due("file", LATER, 10)).hasSize(3);
    }

    @Test
    default void a_finding_that_only_time_brings_is_stored_at_the_same_cursor() {
        detections().commit(7, List.of(finding("f1", 1, START)), List.of("file"), null);
        detections().commit(7, List.of(finding("f1", 2, START), finding("f2", 1, START)), List.of("file"), null);

        assertThat(stored("f1").version()).isEqualTo(2);
        assertThat(stored("f2").version()).isEqualTo(1);
    }

    @Test
    default void a_commit_that_fails_in_the_middle_leaves_nothing() {
        List<FindingState> broken = Arrays.asList(finding("f1", 1, START), null);

        assertThatThrownBy(() -> detections().commit(7, broken, List.of("file"), Map.of("a", bytes("1"))))
                .isInstanceOf(NullPointerException.class);

        assertThat(detections().cursor()).isZero();
        assertThat(stored("f1")).isNull();
        assertThat(store().outbox().counts()).isEmpty();
        assertThat(detections().snapshot().parts()).isEmpty();
    }

    @Test
    default void a_snapshot_is_made_of_all_parts_that_ever_changed() throws Exception {
        detections().commit(5, List.of(), List.of(), Map.of("fleet", bytes("1"), "db-1", bytes("1")));
        detections().commit(6, List.of(), List.of(), null);
        assertThat(detections().snapshot().seq()).isEqualTo(5);
        byte[] large = new byte[3_000_000];
        Arrays.fill(large, (byte) -1);
        detections().commit(9, List.of(), List.of(), Map.of("db-1", large));
        reopened();

        assertThat(detections().snapshot().seq()).isEqualTo(9);
        assertThat(detections().snapshot().parts())
                .containsOnlyKeys("fleet", "db-1")
                .containsEntry("fleet", bytes("1"))
                .containsEntry("db-1", large);
    }

    @Test
    default void accounts_and_regions_come_on_by_themselves() {
        detections().commit(5, List.of(finding("f1", 1, START)), List.of("file"), Map.of("a", bytes("1")));
        Detections other = store().detections(OTHER);
        assertThat(other.cursor()).isZero();
        assertThat(other.snapshot().parts()).isEmpty();

        other.commit(2, List.of(finding("f1", 9, START)), List.of("file"), Map.of("a", bytes("2")));

        assertThat(detections().cursor()).isEqualTo(5);
        assertThat(stored("f1")).isEqualTo(new StoredFinding(finding("f1", 1, START), 1, false));
        assertThat(detections().snapshot().parts().get("a")).isEqualTo(bytes("1"));
        assertThat(store().outbox().due("file", LATER, 10))
                .extracting(Delivery::scope)
                .containsExactly(Scope.DEFAULT, OTHER);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    default void findings_of_several_accounts_are_stored_with_the_cursor_or_not_at_all() {
        Scope other = new Scope("999999999999", "us-east-1");
        Share ours = new Share(Scope.DEFAULT, List.of(finding("f1", 1, START)), List.of("file"), Duration.ZERO);
        Share theirs = new Share(other, List.of(finding("f2", 1, START)), List.of("file"), Duration.ZERO);
        detections().commit(7, List.of(ours, theirs), null);
        detections().commit(7, List.of(ours, theirs), null);
        assertThat(store().findings(Scope.DEFAULT).find("f2")).isNull();
        assertThat(store().findings(other).find("f2")).isNotNull();
        assertThat(store().findings(other).find("f2").version()).isEqualTo(1);

        Share later = new Share(other, List.of(finding("f3", 1, START)), List.of("file"), Duration.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> detections().commit(6, List.of(later), null));
        assertThat(store().findings(other).find("f3")).isNull();
    }

    @Test
    default void a_repeated_commit_of_a_finding_that_was_suppressed_later_is_told_once() {
        detections().commit(7, List.of(finding("f1", 1, START)), List.of("file"), null);
        FindingState dismissed = finding("f1", 2, START).withSuppressed();
        detections().commit(8, List.of(dismissed), List.of("file"), null);
        detections().commit(8, List.of(dismissed), List.of("file"), null);

        assertThat(store().findings(Scope.DEFAULT).find("f1").version()).isEqualTo(2);
    }
}
