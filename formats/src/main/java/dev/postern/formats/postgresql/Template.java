// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A message in another language and the English one it stands for. A message is read in segments: each begins with the literal
 * behind a free argument (a name, or other text that may hold anything) and reaches to the next free one. The first segment
 * stands at the start of the message and the last at its end; those between are looked for from one side, in linear time.
 */
final class Template {
    /** English messages in which the earlier of two readings counts: what follows the names there is easier to choose. */
    private static final String SHORTEST = "connection authorized";

    private final byte[][] english;
    private final Blank[] kinds;
    private final boolean shortest;
    private final byte[][] literals;
    private final int[] arguments;
    private final int ownLength;
    /** For each segment, the literal that begins it. */
    private final int[] segments;

    /**
     * @param to the English format
     * @param wording the same message in the other language
     * @param charset encoding of the log
     */
    Template(MessageFormat to, String wording, Charset charset) {
        MessageFormat from = MessageFormat.parse(wording);
        english = to.encoded(StandardCharsets.US_ASCII);
        kinds = to.kinds();
        shortest = to.literals().get(0).contains(SHORTEST);
        literals = from.encoded(charset);
        arguments = new int[from.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = from.arguments().get(i);
        }
        int sum = 0;
        for (byte[] literal : literals) {
            sum += literal.length;
        }
        ownLength = sum;
        int[] starts = new int[literals.length];
        int count = 1;
        for (int i = 0; i < arguments.length; i++) {
            if (kinds[arguments[i]].isFree()) {
                starts[count++] = i + 1;
            }
        }
        segments = Arrays.copyOf(starts, count);
    }

    /** The literals of the English message; its arguments stand between them in order. Not to be changed. */
    byte[][] english() {
        return english;
    }

    /** Whether the first reading counts when there are several, else the last. */
    boolean isShortest() {
        return shortest;
    }

    /** Number of the argument of a kind that a message has at most once, or -1. */
    int argument(Blank kind) {
        return List.of(kinds).indexOf(kind);
    }

    /** How many bytes of a message are not its arguments. */
    int ownLength() {
        return ownLength;
    }

    /** How the message begins. Not to be changed. */
    byte[] start() {
        return literals[0];
    }

    /**
     * Reads a message from its start to its end.
     *
     * @param first whether the first of several readings is wanted, else the last
     * @return whether the message in the range is one of these; its arguments are then those of the reading
     */
    boolean read(Reading reading, byte[] b, int from, int to, boolean first) {
        int at = segment(reading, 0, b, from, to);
        if (at < 0 || segments.length == 1) {
            return at == to;
        }
        return first ? readForwards(reading, b, at, to) : readBackwards(reading, b, at, to);
    }

    private boolean readForwards(Reading reading, byte[] b, int from, int to) {
        int at = from;
        for (int s = 1; s < segments.length; s++) {
            int blank = argument(s);
            boolean last = s == segments.length - 1;
            int start = at;
            int known = reading.knownEnd(kinds[blank], b, start, to);
            int limit = known >= 0 ? known : to;
            int end = known >= 0 ? known : start;
            at = -1;
            for (; end <= limit; end++) {
                end = candidate(s, b, end, to, last);
                if (end < 0 || end > limit) {
                    return false;
                }
                at = segment(reading, s, b, end, to);
                if (at >= 0 && (!last || at == to)) {
                    break;
                }
                at = -1;
            }
            if (at < 0) {
                return false;
            }
            reading.arguments[blank].set(start, end);
        }
        return true;
    }

    /** The next place at or behind {@code from} where a segment can begin, or -1. */
    private int candidate(int s, byte[] b, int from, int to, boolean last) {
        byte[] literal = literals[segments[s]];
        if (last && segments[s] == arguments.length) {
            return to - literal.length >= from ? to - literal.length : -1;
        }
        return literal.length == 0 ? from : Bytes.indexOf(b, from, to, literal);
    }

    private boolean readBackwards(Reading reading, byte[] b, int from, int to) {
        int bound = to;
        for (int s = segments.length - 1; s > 0; s--) {
            boolean last = s == segments.length - 1;
            int start = bound;
            int end = -1;
            for (; start >= from; start--) {
                byte[] literal = literals[segments[s]];
                start = literal.length == 0
                        ? start
                        : Bytes.lastIndexOf(b, from, Math.min(bound, start + literal.length), literal);
                if (start < 0) {
                    return false;
                }
                end = segment(reading, s, b, start, to);
                if (end >= 0 && (last ? end == to : end <= bound)) {
                    break;
                }
            }
            if (start < from) {
                return false;
            }
            if (!last) {
                reading.arguments[argument(s + 1)].set(end, bound);
            }
            bound = start;
        }
        reading.arguments[argument(1)].set(from, bound);
        return true;
    }

    /** The free argument before a segment. */
    private int argument(int segment) {
        return arguments[segments[segment] - 1];
    }

    /** Reads a segment that stands at {@code from}; returns its end, or -1. */
    private int segment(Reading reading, int s, byte[] b, int from, int to) {
        int next = s + 1 < segments.length ? segments[s + 1] : literals.length;
        int at = from;
        for (int i = segments[s]; i < next; i++) {
            if (literals[i].length > 0 && !Bytes.at(b, at, to, literals[i])) {
                return -1;
            }
            at += literals[i].length;
            if (i + 1 < next) {
                int end = kinds[arguments[i]].end(b, at, to);
                if (end == at) {
                    return -1;
                }
                reading.arguments[arguments[i]].set(at, end);
                at = end;
            }
        }
        return at;
    }
}
