// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The openings of a general log by thread, for as long as a line may say what became of them. A hash table without boxing, as
 * every statement's line asks it; when it is full the oldest openings are dropped and stay undecided.
 */
final class Openings {
    private static final int CAPACITY = 1 << 16;

    private @Nullable Opening[] table = new Opening[1 << 10];
    private int size;
    /** Openings in the order in which lines concerned them. */
    private final ArrayDeque<Opening> touched = new ArrayDeque<>();

    private final ArrayDeque<Opening> byAge = new ArrayDeque<>();

    /** The opening of a thread, or null. */
    @Nullable
    Opening get(long thread) {
        for (int i = slot(thread); ; i = i + 1 & table.length - 1) {
            Opening found = table[i];
            if (found == null || found.thread == thread) {
                return found;
            }
        }
    }

    /** Remembers an opening in place of its thread's previous one. */
    void put(Opening opening) {
        set(opening);
        touched.add(opening);
        byAge.add(opening);
        while (byAge.size() > CAPACITY) {
            Opening oldest = byAge.remove();
            if (get(oldest.thread) == oldest) {
                remove(oldest.thread);
            }
        }
    }

    /** A line at a position says what became of an opening. */
    void settle(Opening opening, long at) {
        opening.settle(at);
        touched.add(opening);
    }

    /** Takes back what the lines in {@code [from, to)} have said, and brings back what they had replaced. */
    void undo(long from, long to, HoldBack held) {
        for (Opening opening : touched) {
            opening.unsettle(from, to);
            if (opening.position >= from && opening.position < to && get(opening.thread) == opening) {
                remove(opening.thread);
                Opening previous = opening.previous;
                if (previous != null && (previous.position < from || previous.position >= to)) {
                    set(previous);
                    held.revive(previous.position, previous.end);
                }
            }
        }
    }

    /** The latest opening that starts at or after a position, or null. */
    @Nullable
    Opening latestSince(long position) {
        Opening latest = null;
        for (Opening opening : touched) {
            if (opening.position >= position
                    && get(opening.thread) == opening
                    && (latest == null || opening.position > latest.position)) {
                latest = opening;
            }
        }
        return latest;
    }

    /** The opening whose last line ends where the next line starts, or null. */
    @Nullable
    Opening endingAt(long position) {
        for (Opening opening : touched) {
            if (opening.end == position && get(opening.thread) == opening) {
                return opening;
            }
        }
        return null;
    }

    /** Whether a line of another name stands right before an opening, so that the opening may be the end of that name. */
    boolean isAfterOpening(Opening opening) {
        Opening before = endingAt(opening.position);
        return before != null && !before.spansLines;
    }

    /** No line before a position can be taken back any more: forgets what is settled by then. */
    void forgetBefore(long position) {
        for (Opening next = touched.peek(); next != null && next.lastPosition() < position; next = touched.peek()) {
            touched.remove();
            if (next.settled() && get(next.thread) == next) {
                remove(next.thread);
            }
        }
        if (byAge.size() > 2 * size + 64) {
            byAge.removeIf(opening -> get(opening.thread) != opening);
        }
    }

    private void set(Opening opening) {
        if (size * 2 >= table.length) {
            @Nullable Opening[] old = table;
            table = new Opening[old.length * 2];
            size = 0;
            for (Opening each : old) {
                if (each != null) {
                    set(each);
                }
            }
        }
        int i = slot(opening.thread);
        for (Opening found = table[i]; found != null; found = table[i]) {
            if (found.thread == opening.thread) {
                table[i] = opening;
                return;
            }
            i = i + 1 & table.length - 1;
        }
        table[i] = opening;
        size++;
    }

    /** Removes an entry and closes the gap, so that no search ends too early. */
    private void remove(long thread) {
        int gap = slot(thread);
        for (Opening found = table[gap]; found == null || found.thread != thread; found = table[gap]) {
            if (found == null) {
                return;
            }
            gap = gap + 1 & table.length - 1;
        }
        size--;
        int i = gap;
        while (true) {
            i = i + 1 & table.length - 1;
            Opening next = table[i];
            if (next == null) {
                break;
            }
            int home = slot(next.thread);
            if ((i - home & table.length - 1) >= (i - gap & table.length - 1)) {
                table[gap] = next;
                gap = i;
            }
        }
        table[gap] = null;
    }

    private int slot(long thread) {
        long h = thread * 0x9E37_79B9_7F4A_7C15L;
        return (int) (h >>> 40) & table.length - 1;
    }

    /** Forgets everything: the server has started anew. */
    void clear() {
        Arrays.fill(table, null);
        size = 0;
        touched.clear();
        byAge.clear();
    }
}
