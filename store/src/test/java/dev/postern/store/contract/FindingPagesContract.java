// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static dev.postern.store.contract.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.postern.store.FindingCondition;
import dev.postern.store.FindingCondition.Range;
import dev.postern.store.FindingCondition.Ranges;
import dev.postern.store.FindingCondition.Texts;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.FindingPage.Place;
import dev.postern.store.FindingState;
import dev.postern.store.Findings;
import dev.postern.store.Findings.Group;
import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Findings chosen by conditions, page by page in any order. */
interface FindingPagesContract extends Fixture {

    private Findings findings() {
        return store().findings(Scope.DEFAULT);
    }

    private void raise(FoundSample... samples) {
        findings().raise(List.of(samples).stream().map(FoundSample::state).toList(), List.of());
    }

    private void raiseAll() {
        raise(FoundSample.VARIED.toArray(new FoundSample[0]));
    }

    private static FindingPage page(
            List<FindingCondition> conditions,
            FindingField sort,
            boolean descending,
            @Nullable Place after,
            int limit) {
        return new FindingPage(conditions, sort, descending, after, limit);
    }

    private Set<String> ids(FindingCondition... conditions) {
        Set<String> ids = new TreeSet<>();
        findings()
                .page(page(List.of(conditions), FindingField.ID, false, null, 100))
                .forEach(finding -> ids.add(finding.state().id()));
        return ids;
    }

    /** Reads page by page; tells after each one how many it has read. */
    private List<String> walk(FindingField sort, boolean descending, int limit, Consumer<Integer> between) {
        List<String> ids = new ArrayList<>();
        Place at = null;
        while (true) {
            List<String> some = findings().page(page(List.of(), sort, descending, at, limit)).stream()
                    .map(finding -> finding.state().id())
                    .toList();
            ids.addAll(some);
            if (some.size() < limit) {
                return ids;
            }
            String last = some.get(limit - 1);
            at = new Place(FoundSample.known(last).value(sort), last);
            between.accept(ids.size());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FindingField.class,
            names = {"ACCOUNT", "DAY"},
            mode = EnumSource.Mode.EXCLUDE)
    default void every_order_is_the_same_in_all_stores_and_pages(FindingField sort) {
        raiseAll();
        findings().archive(FoundSample.ARCHIVED, true);
        List<String> expected = FoundSample.VARIED.stream()
                .sorted(FoundSample.order(sort))
                .map(FoundSample::id)
                .toList();
        List<String> reversed = FoundSample.VARIED.stream()
                .sorted(FoundSample.order(sort).reversed())
                .map(FoundSample::id)
                .toList();

        for (int limit : List.of(1, 3, 100)) {
            assertThat(walk(sort, false, limit, read -> {})).isEqualTo(expected);
            assertThat(walk(sort, true, limit, read -> {})).isEqualTo(reversed);
        }
    }

    @Test
    default void findings_that_come_go_and_change_neither_repeat_nor_hide_others() {
        raiseAll();
        List<String> expected = walk(FindingField.UPDATED, true, 100, read -> {});

        List<String> read = walk(FindingField.UPDATED, true, 2, count -> {
            FoundSample first = FoundSample.known(expected.get(0));
            raise(first.updatedAt(START + 1_000_000_000L + count)); // goes to the front of what was read
            raise(first.withId("ffffffffffffffffffffffffffffff" + (10 + count)).updatedAt(START + 2_000_000_000L));
            if (count == 4) {
                assertThat(findings()
                                .prune(FoundSample.known(expected.get(expected.size() - 1))
                                                .updated()
                                        + 1))
                        .isEqualTo(1);
            }
        });

        assertThat(read).isEqualTo(expected.subList(0, expected.size() - 1));
    }

    @Test
    default void texts_are_one_of_or_none_of() {
        raiseAll();
        for (FindingField field : List.of(
                FindingField.ID,
                FindingField.TYPE,
                FindingField.INSTANCE,
                FindingField.ENGINE,
                FindingField.CLUSTER,
                FindingField.USER)) {
            for (FoundSample one : FoundSample.VARIED) {
                Object value = one.value(field);
                Set<String> same = FoundSample.ids(other -> other.value(field).equals(value));
                Set<String> others =
                        FoundSample.ids(other -> !other.value(field).equals(value));
                if (value.equals("")) { // what is not there is none of any
                    assertThat(ids(new Texts(field, Set.of(""), false))).isEmpty();
                } else {
                    assertThat(ids(new Texts(field, Set.of(value.toString(), "none"), false)))
                            .isEqualTo(same);
                    assertThat(ids(new Texts(field, Set.of(value.toString(), "none"), true)))
                            .isEqualTo(others);
                }
            }
        }
        assertThat(ids(new Texts(FindingField.USER, Set.of(), false))).isEmpty();
        assertThat(ids(new Texts(FindingField.USER, Set.of(), true))).hasSameSizeAs(FoundSample.VARIED);
    }

    @Test
    default void ranges_hold_their_beginning_and_not_their_end() {
        raiseAll();
        findings().archive(FoundSample.ARCHIVED, true);
        for (FindingField field : List.of(
                FindingField.SEVERITY,
                FindingField.CREATED,
                FindingField.UPDATED,
                FindingField.FIRST_SEEN,
                FindingField.LAST_SEEN,
                FindingField.COUNT,
                FindingField.ARCHIVED)) {
            for (FoundSample one : FoundSample.VARIED) {
                double value = (Double) one.value(field);
                Set<String> below = FoundSample.ids(other -> (Double) other.value(field) < value);
                Set<String> rest = FoundSample.ids(other -> (Double) other.value(field) >= value);
                Ranges least = new Ranges(field, List.of(new Range(value, Double.POSITIVE_INFINITY)), false);
                Ranges end = new Ranges(field, List.of(new Range(Double.NEGATIVE_INFINITY, value)), false);
                assertThat(ids(least)).isEqualTo(rest);
                assertThat(ids(end)).isEqualTo(below);
                assertThat(ids(new Ranges(field, least.ranges(), true))).isEqualTo(below);
                assertThat(ids(least, end)).isEmpty();
            }
        }
    }

    @Test
    default void groups_tell_how_many_how_severe_and_how_late() {
        raise(
                FoundSample.of("a", "B", 2, "db-1").updatedAt(START),
                FoundSample.of("b", "B", 8.5, "db-2").updatedAt(START + 86_400_000_000L),
                FoundSample.of("c", "C", 5, "db-2").updatedAt(START + 1));

        assertThat(findings().groups(List.of(), FindingField.TYPE))
                .containsExactlyInAnyOrder(
                        new Group("B", 2, 8.5, START + 86_400_000_000L), new Group("C", 1, 5, START + 1));
        assertThat(findings().groups(List.of(), FindingField.SEVERITY))
                .extracting(Group::value)
                .containsExactlyInAnyOrder("2.0", "5.0", "8.5");
        assertThat(findings().groups(List.of(), FindingField.DAY))
                .extracting(Group::value, Group::total)
                .containsExactlyInAnyOrder(
                        tuple(Long.toString(START / 86_400_000_000L), 2L),
                        tuple(Long.toString(START / 86_400_000_000L + 1), 1L));
        assertThat(findings().groups(List.of(), FindingField.ACCOUNT))
                .extracting(Group::total)
                .containsExactly(3L);
        assertThat(findings().groups(List.of(new Texts(FindingField.TYPE, Set.of("B"), false)), FindingField.INSTANCE))
                .extracting(Group::value, Group::total)
                .containsExactlyInAnyOrder(tuple("db-1", 1L), tuple("db-2", 1L));
        assertThat(findings().groups(List.of(), FindingField.CLUSTER))
                .extracting(Group::value, Group::total)
                .containsExactly(tuple("", 3L));
        assertThat(store().findings(OTHER).groups(List.of(), FindingField.TYPE)).isEmpty();
    }

    @Test
    default void findings_are_found_by_their_ids() {
        raiseAll();
        FindingState one = FoundSample.VARIED.get(0).state();
        FindingState other = FoundSample.VARIED.get(5).state();

        assertThat(findings().find(List.of(one.id(), "unknown", other.id(), one.id())))
                .extracting(found -> found.state())
                .containsExactlyInAnyOrder(one, other);
        assertThat(findings().find(List.of())).isEmpty();
        assertThat(store().findings(OTHER).find(List.of(one.id()))).isEmpty();
    }

    @Test
    default void raised_findings_are_delivered_once_a_state() {
        FoundSample sample = FoundSample.VARIED.get(0);
        findings().raise(List.of(sample.state()), List.of("file", "hook"));
        findings().raise(List.of(sample.updatedAt(START + 7_000).state()), List.of("file"));

        assertThat(findings().find(sample.id()).version()).isEqualTo(2);
        assertThat(store().outbox().due("file", Long.MAX_VALUE, 10))
                .extracting(delivery -> delivery.version())
                .containsExactly(1L, 2L);
        assertThat(store().outbox().due("hook", Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    default void what_somebody_says_of_a_finding_stays_until_they_say_something_else() {
        raiseAll();
        List<String> ids = List.of(FoundSample.VARIED.get(0).id(), "unknown");
        findings().judge(ids, "USEFUL", "it was \u0000 'me'");
        assertThat(findings().find(ids.get(0)).feedback()).isEqualTo("USEFUL");
        raiseAll();
        assertThat(findings().find(ids.get(0)).feedback()).isEqualTo("USEFUL");
        findings().judge(ids, "NOT_USEFUL", null);
        findings().judge(List.of(), "USEFUL", null);
        store().findings(OTHER).judge(ids, "USEFUL", null);

        assertThat(findings().find(ids.get(0)).feedback()).isEqualTo("NOT_USEFUL");
        assertThat(findings().find(FoundSample.VARIED.get(1).id()).feedback()).isNull();
    }
}
