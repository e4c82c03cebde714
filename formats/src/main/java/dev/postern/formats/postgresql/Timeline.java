// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/**
 * Tells how far a log has come from the times of its records. Records may be a little out of order; one whose time lies far off is
 * believed only when others agree with it, so that neither a stray line nor a clock that was set back makes logins look overdue.
 */
final class Timeline {
    /** A quiet log may leap this far between two records. */
    private static final long LEAP = 24 * 3_600_000_000L;
    /** So many records in a row that lie far off make the log's new time. */
    private static final int AGREE = 16;

    private final long disorder;
    private long now = Long.MIN_VALUE;
    private long candidate;
    private int agreeing;

    /** @param disorder how far records may be out of order, microseconds */
    Timeline(long disorder) {
        this.disorder = disorder;
    }

    /** The latest time of the log, microseconds; {@link Long#MIN_VALUE} before its first record. */
    long now() {
        return now;
    }

    /** Takes the time of the next record; returns whether it shows that the log has gone back in time. */
    boolean see(long micros) {
        if (now == Long.MIN_VALUE || isNear(micros, now)) {
            now = Math.max(now, micros);
            agreeing = 0;
            return false;
        }
        boolean agrees = agreeing > 0 && isNear(micros, candidate);
        candidate = agrees ? Math.max(candidate, micros) : micros;
        agreeing = agrees ? agreeing + 1 : 1;
        if (agreeing < AGREE) {
            return false;
        }
        boolean back = candidate < now;
        now = candidate;
        agreeing = 0;
        return back;
    }

    private boolean isNear(long micros, long reference) {
        return micros >= reference - disorder && micros <= reference + LEAP;
    }

    /** Where a record of this time stands on the line: at its own time, or now if that lies far off. */
    long place(long micros) {
        return now == Long.MIN_VALUE || isNear(micros, now) ? micros : now;
    }

    /** Time of the last record, whether others agree with it or not. */
    long end() {
        return agreeing > 0 ? Math.max(now, candidate) : now;
    }
}
