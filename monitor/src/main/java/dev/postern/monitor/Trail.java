// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.monitor.follow.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places that reading has passed, with the log's time there: from them a restart goes back far enough. */
final class Trail {
    /** Beyond this, every other mark between the first and the last is given up. */
    private static final int MOST = 512;

    private static final long APART_MICROS = 1_000_000;

    private final List<Mark> marks = new ArrayList<>();

    /** @param logMicros time of the log when the positions were reached and the login log had come to {@code seq} */
    private record Mark(long logMicros, long seq, Map<String, Position> positions) {}

    /** What counts until the marks reach back far enough. */
    private Checkpoint start;
    /** Where reading was a while ago, and when, while the log has shown no record. */
    private @Nullable Checkpoint recent;

    private long recentAt;

    /** @param start where reading has begun */
    Trail(Checkpoint start) {
        this.start = start;
    }

    /** Where reading has begun. */
    Checkpoint start() {
        return start;
    }

    /**
     * Reading has come to a place without any record, which would tell the log's time. When none comes out for as long as a record
     * can be held back and matter, reading may begin there.
     *
     * @param nowMicros the reader's time
     * @param reachMicros how far back what has been read can matter
     */
    void withoutRecord(long nowMicros, long reachMicros, Checkpoint here) {
        if (recent != null && nowMicros - recentAt < reachMicros) {
            return;
        }
        start = recent == null ? start : recent;
        recent = here;
        recentAt = nowMicros;
    }

    /** Whether the latest mark lies far enough behind for another. */
    boolean wants(long logMicros) {
        return marks.isEmpty() || Math.abs(logMicros - marks.get(marks.size() - 1).logMicros) >= APART_MICROS;
    }

    /** Adds a mark. */
    void add(long logMicros, long seq, Map<String, Position> positions) {
        marks.add(new Mark(logMicros, seq, Map.copyOf(positions)));
        if (marks.size() > MOST) {
            for (int i = marks.size() - 2; i > 0; i -= 2) {
                marks.remove(i);
            }
        }
    }

    /**
     * The checkpoint for a restart now. An attempt with lines on both sides of the place from which attempts count is known by its
     * first line, so reading begins far enough before that place too.
     *
     * @param neededSince from which time of the log on lines must be read again, microseconds
     * @param givenBefore attempts opened before this time of the log have been given, microseconds; not before the former
     */
    Checkpoint checkpoint(long neededSince, long givenBefore) {
        for (int fresh = before(givenBefore); fresh >= 0; fresh--) {
            Mark counted = marks.get(fresh);
            int from = before(Math.min(neededSince, counted.logMicros - (givenBefore - neededSince)));
            Checkpoint made =
                    new Checkpoint(counted.seq, from < 0 ? start.from() : marks.get(from).positions, counted.positions);
            if (made.knowsWhatIsOld()) {
                if (from >= 0) {
                    start = made; // what lies before it may be deleted from now on
                    marks.subList(0, from).clear();
                }
                return made;
            }
        }
        return start;
    }

    /** The latest mark at which the log had not come to a time, or -1. */
    private int before(long micros) {
        int found = -1;
        for (int i = 0; i < marks.size() && marks.get(i).logMicros <= micros; i++) {
            found = i;
        }
        return found;
    }
}
