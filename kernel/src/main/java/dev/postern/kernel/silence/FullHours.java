// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.silence;

import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;

/**
 * The full hours that event time passes. Of an hour that is closed all is known, in whatever order the databases' inputs came
 * within it; and it does not matter whether a tick or a login brings the time.
 */
public final class FullHours {
    /** The latest that was passed. */
    private long through = Long.MIN_VALUE;

    public FullHours() {}

    public FullHours(StateReader in) {
        through = in.flag() ? in.time() : Long.MIN_VALUE;
    }

    public void write(StateWriter out) {
        out.flag(through != Long.MIN_VALUE);
        if (through != Long.MIN_VALUE) {
            out.time(through);
        }
    }

    /**
     * Passes the next one, if it has come. Where nothing has come for longer than the longest silence that is judged, it goes on
     * from there; where the time has gone back by a day, from then.
     */
    public boolean pass(long nowMicros) {
        if (through == Long.MIN_VALUE || through - nowMicros > EventTime.DAY_MICROS) {
            through = full(nowMicros);
            return false;
        }
        if (nowMicros < through + EventTime.HOUR_MICROS) {
            return false;
        }
        through = Math.max(through + EventTime.HOUR_MICROS, full(nowMicros - Presence.LONGEST_MICROS));
        return true;
    }

    private static long full(long micros) {
        return Math.floorDiv(micros, EventTime.HOUR_MICROS) * EventTime.HOUR_MICROS;
    }

    /** The latest that was passed, microseconds since the epoch. */
    public long latest() {
        return through;
    }
}
