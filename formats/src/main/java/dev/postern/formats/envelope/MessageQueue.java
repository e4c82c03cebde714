// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts split messages together again. Processes write side by side, so the parts of one message have others' between them: a
 * message waits until its process begins another one, or until {@link #REACH} pieces have come without a part of it. Messages
 * leave in the order in which they began.
 */
final class MessageQueue {
    /** Pieces that parts of one message may be apart. */
    private static final int REACH = 64;
    /** Most messages that wait, whoever still writes. */
    private static final int MOST = 256;

    private final Deque<Message> waiting = new ArrayDeque<>();
    private final Map<Integer, Message> open = new HashMap<>();
    private long pieces;

    /**
     * Takes a part.
     *
     * @return false when its message has not begun here, or has left
     */
    boolean add(Piece piece, long sequence, int part) {
        pieces++;
        Message current = open.get(piece.process);
        if (part > 1) {
            if (current == null || current.sequence != sequence || !current.isNext(part)) {
                return false;
            }
            current.add(piece);
            current.latest = pieces;
            return true;
        }
        if (current != null) {
            current.closed = true;
        }
        Message begun = new Message(piece.process, sequence);
        begun.add(piece);
        begun.latest = pieces;
        open.put(piece.process, begun);
        waiting.addLast(begun);
        return true;
    }

    /** The next message that is complete, or null. */
    @Nullable
    Message poll() {
        Message first = waiting.peekFirst();
        boolean due = first != null && (first.closed || pieces - first.latest > REACH || waiting.size() > MOST);
        return due ? remove() : null;
    }

    /** The next message, complete or not; null when there is none. */
    @Nullable
    Message remove() {
        Message first = waiting.pollFirst();
        if (first != null && !first.closed) {
            open.remove(first.process, first);
        }
        return first;
    }
}
