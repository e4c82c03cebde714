// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.util.Arrays;

/**
 * Cuts the bytes of a connection into messages (RFC 6587): each with its length in front of it (octet counting), or each ended by a
 * line feed. A connection's first byte tells which: a digit, or anything else. Not for several threads at once.
 */
final class Framing {
    /** Longest message, bytes; longer ones are passed over. */
    static final int MAX_MESSAGE = 256 << 10;
    /** No length has more digits. */
    private static final int MAX_DIGITS = 8;

    /** Takes messages. */
    interface Sink {
        /** A message, without what framed it. */
        void message(byte[] bytes, int from, int to);

        /** A message that is too long was passed over. */
        void tooLong();
    }

    private enum Mode {
        UNKNOWN,
        COUNTED,
        LINES
    }

    private final Sink sink;
    private Mode mode = Mode.UNKNOWN;
    private byte[] message = new byte[1 << 10];
    private int length;
    /** Bytes of the message that are still to come, or -1 while its length is being read. */
    private long missing = -1;

    private long count;
    private int digits;
    private boolean overlong;

    Framing(Sink sink) {
        this.sink = sink;
    }

    /**
     * Takes the next bytes.
     *
     * @return false when what comes cannot be cut any further: there is no way to find the next message
     */
    boolean feed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (mode == Mode.UNKNOWN) {
                mode = isDigit(bytes[at]) ? Mode.COUNTED : Mode.LINES;
            }
            if (mode == Mode.LINES) {
                at = line(bytes, at, to);
            } else if (missing >= 0) {
                at = counted(bytes, at, to);
            } else if (!digit(bytes[at++])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a message has begun and not ended. */
    boolean isWithin() {
        return length > 0 || overlong || missing > 0 || digits > 0;
    }

    private int line(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        keep(bytes, from, end);
        if (end == to) {
            return to;
        }
        give();
        return end + 1;
    }

    private int counted(byte[] bytes, int from, int to) {
        int end = (int) Math.min(to, from + missing);
        keep(bytes, from, end);
        missing -= end - from;
        if (missing == 0) {
            missing = -1;
            give();
        }
        return end;
    }

    /** Reads on in a length; false when it is none. */
    private boolean digit(byte b) {
        if (isDigit(b) && digits < MAX_DIGITS && (digits > 0 || b != '0')) {
            count = 10 * count + (b - '0');
            digits++;
            return true;
        }
        if (b == '\n' && digits == 0) {
            return true; // some end a counted message with a line feed all the same
        }
        if (b != ' ' || digits == 0) {
            return false;
        }
        missing = count;
        overlong = count > MAX_MESSAGE;
        count = 0;
        digits = 0;
        return true;
    }

    private void keep(byte[] bytes, int from, int to) {
        int added = to - from;
        if (overlong || length + added > MAX_MESSAGE) {
            overlong = true;
            length = 0;
            return;
        }
        if (length + added > message.length) {
            message = Arrays.copyOf(message, Math.min(MAX_MESSAGE, Math.max(2 * message.length, length + added)));
        }
        System.arraycopy(bytes, from, message, length, added);
        length += added;
    }

    private void give() {
        if (overlong) {
            sink.tooLong();
        } else {
            int end = end(message, 0, length);
            if (end > 0) {
                sink.message(message, 0, end);
            }
        }
        overlong = false;
        length = 0;
    }

    /** Without the line breaks and zeros at the end that programs in C leave there. */
    static int end(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r' || bytes[end - 1] == 0)) {
            end--;
        }
        return end;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
