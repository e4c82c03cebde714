// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.util.EnumMap;
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

    /** Number of logins by outcome and interval; the key is the interval's start in widths. */
    private final Map<Outcome, Map<Long, Long>> counts = new EnumMap<>(Outcome.class);

    private int step;
    private long width = SECOND;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /** Counts a login at the time at which it began. */
    public void count(LoginEvent login) {
        long interval = Math.floorDiv(login.openedMicros(), width);
        counts.computeIfAbsent(login.outcome(), outcome -> new TreeMap<>()).merge(interval, 1L, Long::sum);
        first = Math.min(first, interval);
        last = Math.max(last, interval);
        while (last - first >= MOST) {
            widen();
        }
    }

    private void widen() {
        step++;
        long factor = step < WIDTHS.length ? WIDTHS[step] / WIDTHS[step - 1] : 2;
        width *= factor;
        first = Math.floorDiv(first, factor);
        last = Math.floorDiv(last, factor);
        counts.replaceAll((outcome, narrow) -> {
            Map<Long, Long> wide = new TreeMap<>();
            narrow.forEach((interval, count) -> wide.merge(Math.floorDiv(interval, factor), count, Long::sum));
            return wide;
        });
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
        return first * width;
    }

    /** End of the last interval, microseconds since the epoch. */
    long to() {
        return (last + 1) * width;
    }

    /** Number of logins by start of the interval; intervals without any are left out. */
    Map<Long, Long> of(Outcome outcome) {
        Map<Long, Long> found = new TreeMap<>();
        counts.getOrDefault(outcome, Map.of()).forEach((interval, count) -> found.put(interval * width, count));
        return found;
    }
}
