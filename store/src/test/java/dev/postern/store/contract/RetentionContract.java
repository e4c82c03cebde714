// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import static dev.postern.store.contract.Samples.START;
import static dev.postern.store.contract.Samples.STEP;
import static dev.postern.store.contract.Samples.login;
import static dev.postern.store.contract.Samples.logins;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Input;
import dev.postern.kernel.Outcome;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginLog;
import dev.postern.store.LoginLog.Pruned;
import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The login log forgets its oldest inputs, by age and by size. */
interface RetentionContract extends Fixture {

    private LoginLog log() {
        return store().logins(Scope.DEFAULT);
    }

    private List<Input> left() {
        return log().after(0, 100_000).stream().map(LoggedInput::input).toList();
    }

    /** Prunes until nothing is left to remove. */
    private static Pruned pruneAll(LoginLog log, long before, long maxBytes, long keepAfter) {
        long removed = 0;
        for (int calls = 0; calls < 1_000; calls++) {
            Pruned pruned = log.prune(before, maxBytes, keepAfter);
            removed += pruned.removed();
            if (!pruned.more()) {
                return new Pruned(removed, pruned.oldestMicros(), false);
            }
        }
        throw new AssertionError("pruning does not come to an end");
    }

    @Test
    default void an_empty_log_has_nothing_to_remove() {
        assertThat(log().prune(Long.MAX_VALUE, 0, Long.MAX_VALUE)).isEqualTo(new Pruned(0, Long.MAX_VALUE, false));
    }

    @Test
    default void inputs_decided_before_a_time_are_removed() {
        log().append(logins(0, 20), Map.of());

        Pruned pruned = pruneAll(log(), START + 15 * STEP, Long.MAX_VALUE, log().lastSeq());

        assertThat(pruned).isEqualTo(new Pruned(15, START + 15 * STEP, false));
        assertThat(left()).isEqualTo(logins(15, 20));
    }

    @Test
    default void late_inputs_of_an_old_time_are_removed_wherever_they_stand() {
        List<Input> inputs = new ArrayList<>(logins(0, 10_000));
        inputs.set(9_500, login(9_500, "db-1", "late", Outcome.SUCCESS, START));
        log().append(inputs, Map.of());

        Pruned pruned = pruneAll(log(), START + 3 * STEP, Long.MAX_VALUE, log().lastSeq());

        assertThat(pruned).isEqualTo(new Pruned(4, START + 3 * STEP, false));
        assertThat(left()).hasSize(9_996).doesNotContain(inputs.get(9_500));
    }

    @Test
    default void what_detection_still_needs_is_kept_whatever_its_age_and_size() {
        log().append(logins(0, 20), Map.of());
        long seq = log().after(0, 5).get(4).seq();

        assertThat(pruneAll(log(), Long.MAX_VALUE, 0, seq).removed()).isEqualTo(5);
        assertThat(left()).isEqualTo(logins(5, 20));
        assertThat(pruneAll(log(), Long.MAX_VALUE, 0, 0).removed()).isZero();
    }

    @Test
    default void a_log_over_its_size_loses_the_oldest() {
        log().append(logins(0, 10_000), Map.of());
        long rowBytes = 400;

        Pruned pruned = pruneAll(log(), Long.MIN_VALUE, 3_000 * rowBytes, log().lastSeq());

        int size = left().size();
        assertThat(pruned.removed()).isEqualTo(10_000 - size);
        assertThat(size).isBetween(1_500, 6_000);
        assertThat(left()).isEqualTo(logins(10_000 - size, 10_000));
        assertThat(pruned.oldestMicros()).isEqualTo(START + (10_000 - size) * STEP);
    }

    @Test
    default void one_call_removes_a_bounded_number() {
        log().append(logins(0, 20_000), Map.of());

        Pruned pruned = log().prune(Long.MAX_VALUE, Long.MAX_VALUE, log().lastSeq());

        assertThat(pruned.removed()).isBetween(1L, 10_000L);
        assertThat(pruned.more()).isTrue();
        assertThat(pruneAll(log(), Long.MAX_VALUE, Long.MAX_VALUE, log().lastSeq()))
                .isEqualTo(new Pruned(20_000 - pruned.removed(), Long.MAX_VALUE, false));
        assertThat(left()).isEmpty();
    }

    @Test
    default void places_are_never_given_twice() throws Exception {
        log().append(logins(0, 20), Map.of());
        long last = log().lastSeq();
        pruneAll(log(), Long.MAX_VALUE, 0, last);

        assertThat(log().lastSeq()).isEqualTo(last);
        reopened();
        assertThat(log().lastSeq()).isEqualTo(last);
        log().append(logins(20, 21), Map.of());
        assertThat(log().after(0, 10))
                .singleElement()
                .satisfies(logged -> assertThat(logged.seq()).isGreaterThan(last));
    }

    @Test
    default void other_accounts_keep_theirs() {
        log().append(logins(0, 20), Map.of());
        store().logins(OTHER).append(logins(0, 20), Map.of());

        pruneAll(log(), Long.MAX_VALUE, 0, Long.MAX_VALUE);

        assertThat(left()).isEmpty();
        assertThat(store().logins(OTHER).after(0, 100)).hasSize(20);
    }
}
