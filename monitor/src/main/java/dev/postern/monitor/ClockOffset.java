// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far the clock of a log is ahead of ours. A line comes later than it was written, by an unknown delay: so the line that
 * came with the least delay tells most (the minimum filter of NTP, RFC 5905 section 10). Lines of the last minutes count.
 */
final class ClockOffset {
    private static final long WINDOW = 600_000_000;
    /** A log that comes this much late may be one that is written or delivered in pieces. */
    private static final long DELAY = 30_000_000;

    private long since = Long.MIN_VALUE;
    private long best = Long.MIN_VALUE;
    private long bestBefore = Long.MIN_VALUE;

    /**
     * New lines have come, which were not there a moment ago.
     *
     * @param logMicros time of the latest of them
     * @param nowMicros our time
     */
    void came(long logMicros, long nowMicros) {
        if (since == Long.MIN_VALUE || nowMicros - since >= WINDOW || nowMicros < since) {
            bestBefore = best;
            best = Long.MIN_VALUE;
            since = nowMicros;
        }
        best = Math.max(best, logMicros - nowMicros);
    }

    /** How far it is ahead, negative when behind; zero where a delay explains it, null before the first line. */
    @Nullable
    Duration ahead() {
        long ahead = Math.max(best, bestBefore);
        if (ahead == Long.MIN_VALUE) {
            return null;
        }
        return ahead < 0 && ahead > -DELAY ? Duration.ZERO : Duration.of(ahead, ChronoUnit.MICROS);
    }
}
