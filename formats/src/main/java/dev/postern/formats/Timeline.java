// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

/**
 * Tells how far a log has come from the times of its records. Records may be a little out of order; one whose time lies far off is
 * believed only when others agree with it, so that neither a stray line nor a clock that was set back makes logins look overdue.
 */
public final class Timeline {
    /** So many records in a row that lie far off make the log's new time. */
    private static final int AGREE = 16;

    private final long disorder;
    private final long leap;
    private long now = Long.MIN_VALUE;
    private long candidate;
    private int agreeing;

    /**
     * @param disorder how far records may be out of order, microseconds
     * @param leap how far a quiet log may leap between two records, microseconds
     */
    public Timeline(long disorder, long leap) {
        this.disorder = disorder;
        this.leap = leap;
    }

    /** The latest time of the log, microseconds; {@link Long#MIN_VALUE} before its first record. */
    public long now() {
        return now;
    }

    /** Takes the time of the next record; returns whether it shows that the log has gone back in time. */
    public boolean see(long micros) {
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

    /** Time has passed without a record. */
    public void advance(long micros) {
        now = Math.max(now, micros);
    }

    private boolean isNear(long micros, long reference) {
        return micros >= reference - disorder && micros <= reference + leap;
    }

    /** Where a record of this time stands on the line: at its own time, or now if that lies far off. */
    public long place(long micros) {
        return now == Long.MIN_VALUE || isNear(micros, now) ? micros : now;
    }

    /** Time of the last record, whether others agree with it or not. */
    public long end() {
        return agreeing > 0 ? Math.max(now, candidate) : now;
    }
}
