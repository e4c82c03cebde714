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

    /** Starts where a checkpoint says, at an unknown time that is earlier than all others. */
    Trail(@Nullable Checkpoint start) {
        if (start != null) {
            marks.add(new Mark(Long.MIN_VALUE, start.seq(), start.from()));
        }
    }

    /** Whether the latest mark lies far enough behind for another. */
    boolean wants(long logMicros) {
        if (marks.isEmpty()) {
            return true;
        }
        long latest = marks.get(marks.size() - 1).logMicros;
        return latest == Long.MIN_VALUE || Math.abs(logMicros - latest) >= APART_MICROS;
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

    /** The checkpoint for a restart now; null before the first mark. */
    @Nullable
    Checkpoint checkpoint(long neededSince, long givenBefore) {
        if (marks.isEmpty()) {
            return null;
        }
        int from = before(neededSince);
        Mark start = marks.get(from);
        Mark fresh = marks.get(before(givenBefore));
        marks.subList(0, from).clear();
        return new Checkpoint(fresh.seq, start.positions, fresh.positions);
    }

    /** The latest mark before which the log had not come to a time; the first one when all had. */
    private int before(long micros) {
        int found = 0;
        for (int i = 1; i < marks.size() && marks.get(i).logMicros <= micros; i++) {
            found = i;
        }
        return found;
    }
}
