// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import dev.postern.kernel.Input;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All logins and tamper signals in the order in which detection sees them, with the places from which sources are read on. */
public interface LoginLog {

    /**
     * Appends inputs and replaces the checkpoints given, in one commit.
     *
     * @param inputs logins and tamper signals in order; may be empty
     * @param checkpoints by source; what they hold is the collector's matter. Those of other sources stay
     * @return the place of the last input in the log, of earlier calls if {@code inputs} is empty; 0 for an empty log
     */
    long append(List<Input> inputs, Map<String, byte[]> checkpoints);

    /** All checkpoints by source. */
    Map<String, byte[]> checkpoints();

    /** The place of the last input ever appended, 0 when there was none. Retention does not lower it. */
    long lastSeq();

    /** Up to {@code limit} inputs behind a place, in order. */
    List<LoggedInput> after(long seq, int limit);

    /** Up to {@code limit} inputs of one instance behind a place, in order. */
    List<LoggedInput> after(String instance, long seq, int limit);

    /** Logins that fit, latest first; at most {@link LoginQuery#limit()}. */
    List<LoggedInput> search(LoginQuery query);

    /**
     * A page of the logins that fit, latest first.
     *
     * @param instances whose logins may be given, beside what the filter says
     * @param before only places before this one: {@link LoginPage#before()} of the page before, {@link Long#MAX_VALUE} at first
     * @param limit most logins to give, 1 to 1,000
     */
    LoginPage page(LoginFilter filter, Predicate<String> instances, long before, int limit);

    /**
     * Removes the oldest inputs: those decided before a time, and beyond that as many as it takes to get the log's size under a
     * limit; never those behind {@code keepAfterSeq}, which detection still needs.
     *
     * @return what was removed in this call; work is done in bounded pieces, so call again while {@link Pruned#more()}
     */
    Pruned prune(long decidedBeforeMicros, long maxBytes, long keepAfterSeq);

    /**
     * What {@link #prune} has done.
     *
     * @param removed number of inputs
     * @param oldestMicros time of the oldest input left, or {@link Long#MAX_VALUE} when none is
     * @param more whether more is to be removed
     */
    record Pruned(long removed, long oldestMicros, boolean more) {}
}
