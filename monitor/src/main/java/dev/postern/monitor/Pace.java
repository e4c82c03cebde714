// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

/** How often a log is looked at: at once while it is written, now and then when it has been quiet for long. */
final class Pace {
    private static final long BUSY = 20_000;
    private static final long QUIET = 250_000;
    private static final long SLEEPING = 1_000_000;
    private static final long QUIET_AFTER = 10_000_000;
    private static final long SLEEPING_AFTER = 60_000_000;

    private static final long FAILED_ONCE = 200_000;
    private static final long FAILED_OFTEN = 30_000_000;

    private long pause = FAILED_ONCE;
    private long next = Long.MIN_VALUE;
    private long active = Long.MIN_VALUE;

    /** Whether it is time to look. */
    boolean isDue(long nowMicros) {
        return nowMicros >= next;
    }

    /** It has been looked at, and something was there or not. */
    void read(long nowMicros, boolean something) {
        if (something || active == Long.MIN_VALUE) {
            active = nowMicros;
        }
        pause = FAILED_ONCE;
        long idle = nowMicros - active;
        next = nowMicros + (idle < QUIET_AFTER ? BUSY : idle < SLEEPING_AFTER ? QUIET : SLEEPING);
        if (something) {
            next = nowMicros;
        }
    }

    /** It could not be read: later tries come further apart. */
    void failed(long nowMicros) {
        next = nowMicros + pause;
        pause = Math.min(2 * pause, FAILED_OFTEN);
    }
}
