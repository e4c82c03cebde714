// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.util.Map;
import java.util.TreeMap;

/**
 * Logins by outcome over time. The width of the intervals grows with the time span, so that there are never more than {@link
 * #MOST} of them.
 */
public final class Activity {
    static final int MOST = 240;

    private static final long SECOND = 1_000_000L;
    /** Each a multiple of the one before; beyond the last they double. */
    private static final long[] WIDTHS = {1, 5, 15, 60, 300, 900, 3600, 10_800, 21_600, 86_400, 604_800};

    private final TreeMap<Long, long[]> counts = new TreeMap<>();
    private int step;
    private long width = SECOND;

    /** Counts a login at the time at which it began. */
    public void count(LoginEvent login) {
        long[] outcomes = counts.computeIfAbsent(
                Math.floorDiv(login.openedMicros(), width), i -> new long[Outcome.values().length]);
        outcomes[login.outcome().ordinal()]++;
        while (counts.lastKey() - counts.firstKey() >= MOST) {
            widen();
        }
    }

    private void widen() {
        step++;
        long factor = step < WIDTHS.length ? WIDTHS[step] / WIDTHS[step - 1] : 2;
        width *= factor;
        Map<Long, long[]> narrow = new TreeMap<>(counts);
        counts.clear();
        narrow.forEach((interval, outcomes) -> counts.merge(Math.floorDiv(interval, factor), outcomes, Activity::sum));
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Length of an interval, microseconds. */
    long width() {
        return width;
    }

    /** Start of the first interval, microseconds since the epoch. */
    long from() {
        return counts.firstKey() * width;
    }

    /** End of the last interval, microseconds since the epoch. */
    long to() {
        return (counts.lastKey() + 1) * width;
    }

    /** Number of logins by start of the interval; intervals without any are left out. */
    Map<Long, Long> of(Outcome outcome) {
        Map<Long, Long> found = new TreeMap<>();
        counts.forEach((interval, outcomes) -> {
            if (outcomes[outcome.ordinal()] > 0) {
                found.put(interval * width, outcomes[outcome.ordinal()]);
            }
        });
        return found;
    }
}
