// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static dev.postern.store.contract.Samples.START;
import static dev.postern.store.contract.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.Detections.Share;
import dev.postern.store.FindingState;
import dev.postern.store.Outbox;
import dev.postern.store.Outbox.Counts;
import dev.postern.store.Outbox.Delivery;
import dev.postern.store.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deliveries: in order for each finding, until they are made or given up. */
interface OutboxContract extends Fixture {
    /** The store's time when findings are committed. */
    Instant THEN = Instant.parse("2026-11-22T13:00:00Z");

    /** The same in microseconds. */
    long NOW = THEN.getEpochSecond() * 1_000_000;

    private Outbox outbox() {
        return store().outbox();
    }

    private void commit(String... ids) {
        setTime(THEN);
        long cursor = store().detections(Scope.DEFAULT).cursor() + 1;
        List<FindingState> found =
                Arrays.stream(ids).map(id -> finding(id, (int) cursor, START)).toList();
        store().detections(Scope.DEFAULT).commit(cursor, found, List.of("file", "hook"), null);
    }

    private List<String> due(String sink, long now) {
        return names(outbox().due(sink, now, 100));
    }

    private static List<String> names(List<Delivery> deliveries) {
        return deliveries.stream().map(d -> d.findingId() + "/" + d.version()).toList();
    }

    private Delivery delivery(String sink, int index) {
        return outbox().due(sink, Long.MAX_VALUE, 100).get(index);
    }

    private void commitHeld(Duration updatesEvery, Instant then, String id) {
        setTime(then);
        long cursor = store().detections(Scope.DEFAULT).cursor() + 1;
        store().detections(Scope.DEFAULT)
                .commit(
                        cursor,
                        List.of(new Share(
                                Scope.DEFAULT,
                                List.of(finding(id, (int) cursor, START)),
                                List.of("file"),
                                updatesEvery)),
                        null);
    }

    @Test
    default void several_are_settled_at_once_and_others_stay() {
        commit("f1", "f2", "f3");
        List<Long> two = List.of(delivery("file", 0).id(), delivery("file", 1).id());

        outbox().failed(two, "down", NOW + 10);
        assertThat(due("file", NOW)).containsExactly("f3/1");
        assertThat(outbox().due("file", NOW + 10, 100))
                .filteredOn(d -> d.attempts() == 1)
                .hasSize(2);
        outbox().dead(two, "refused");
        assertThat(outbox().dead(10)).hasSize(2);
        outbox().delivered(two);
        outbox().delivered(List.of());
        outbox().failed(List.of(), "none", NOW);
        assertThat(outbox().counts().get("file")).isEqualTo(new Counts(1, 0));
    }

    @Test
    default void further_states_are_held_back_and_only_the_latest_is_delivered() {
        Duration quarter = Duration.ofMinutes(15);
        commitHeld(quarter, THEN.plusSeconds(60), "f1");
        assertThat(due("file", NOW + 60_000_000)).as("new ones are not").containsExactly("f1/1");
        commitHeld(quarter, THEN.plusSeconds(120), "f1");
        commitHeld(quarter, THEN.plusSeconds(180), "f1");
        commitHeld(quarter, THEN.plusSeconds(240), "f2");

        assertThat(due("file", NOW + 899_999_999)).containsExactly("f1/1", "f2/1");
        assertThat(due("file", NOW + 900_000_000)).containsExactly("f1/1", "f1/3", "f2/1");
    }

    @Test
    default void a_state_that_is_held_back_does_not_hold_back_one_that_is_not() {
        commitHeld(Duration.ofHours(6), THEN, "f1");
        commitHeld(Duration.ofHours(6), THEN, "f1");
        commitHeld(Duration.ZERO, THEN, "f1");

        assertThat(due("file", NOW)).containsExactly("f1/1", "f1/3");
    }

    @Test
    default void deliveries_are_due_at_once_oldest_first() {
        commit("f1", "f2");
        commit("f1");

        assertThat(due("file", NOW)).containsExactly("f1/1", "f2/1", "f1/2");
        assertThat(names(outbox().due("file", NOW, 2))).containsExactly("f1/1", "f2/1");
        assertThat(due("file", NOW - 1)).isEmpty();
        assertThat(due("none", NOW)).isEmpty();
        assertThat(delivery("file", 0).createdMicros()).isEqualTo(NOW);
        assertThat(delivery("file", 0).attempts()).isZero();
        assertThat(delivery("file", 0).error()).isNull();
    }

    @Test
    default void a_delivery_that_was_made_is_gone_from_its_sink_alone() throws Exception {
        commit("f1");
        outbox().delivered(List.of(delivery("file", 0).id()));
        reopened();

        assertThat(due("file", NOW)).isEmpty();
        assertThat(due("hook", NOW)).containsExactly("f1/1");
        assertThat(outbox().counts()).containsOnly(java.util.Map.entry("hook", new Counts(1, 0)));
    }

    @Test
    default void one_that_waits_holds_back_its_finding_and_nothing_else() {
        commit("f1", "f2");
        commit("f1", "f2");
        outbox().failed(List.of(delivery("file", 0).id()), "no\u0000answer", NOW + 10);

        assertThat(due("file", NOW)).containsExactly("f2/1", "f2/2");
        assertThat(due("hook", NOW)).hasSize(4);
        assertThat(due("file", NOW + 10)).containsExactly("f1/1", "f2/1", "f1/2", "f2/2");
        assertThat(delivery("file", 0).attempts()).isEqualTo(1);
        assertThat(delivery("file", 0).error()).isEqualTo("no\u0000answer");
    }

    @Test
    default void one_that_is_given_up_is_kept_and_holds_back_nothing() {
        commit("f1");
        commit("f1");
        outbox().dead(List.of(delivery("file", 0).id()), "refused");

        assertThat(due("file", NOW)).containsExactly("f1/2");
        assertThat(names(outbox().dead(10))).containsExactly("f1/1");
        assertThat(outbox().dead(10).get(0).error()).isEqualTo("refused");
        assertThat(outbox().counts())
                .containsOnly(
                        java.util.Map.entry("file", new Counts(1, 1)), java.util.Map.entry("hook", new Counts(2, 0)));
    }

    @Test
    default void those_given_up_can_be_tried_again() {
        commit("f1", "f2");
        outbox().dead(List.of(delivery("file", 1).id()), "refused");
        outbox().dead(List.of(delivery("file", 0).id()), "refused");
        outbox().dead(List.of(delivery("hook", 0).id()), "refused");
        assertThat(names(outbox().dead(2))).containsExactly("f2/1", "f1/1").hasSize(2);

        assertThat(outbox().revive("file", NOW + 5)).isEqualTo(2);

        assertThat(due("file", NOW + 4)).isEmpty();
        assertThat(due("file", NOW + 5)).containsExactly("f1/1", "f2/1");
        assertThat(outbox().dead(10)).hasSize(1);
        assertThat(outbox().revive("none", NOW)).isZero();
    }

    @Test
    default void the_number_of_a_delivery_is_not_given_to_another() {
        commit("f1");
        long id = delivery("file", 0).id();
        outbox().due("file", NOW, 10).forEach(d -> outbox().delivered(List.of(d.id())));
        outbox().due("hook", NOW, 10).forEach(d -> outbox().delivered(List.of(d.id())));
        commit("f2");

        outbox().delivered(List.of(id));
        outbox().failed(List.of(id), "late", NOW);
        outbox().dead(List.of(id), "late");

        assertThat(due("file", NOW)).containsExactly("f2/1");
        assertThat(delivery("file", 0).attempts()).isZero();
    }

    @Test
    default void a_version_goes_to_a_sink_once() {
        commit("f1");
        List<FindingState> same = List.of(finding("f1", 1, START));
        store().detections(Scope.DEFAULT).commit(1, same, List.of("file", "hook"), null);

        assertThat(due("file", NOW)).containsExactly("f1/1");
    }
}
