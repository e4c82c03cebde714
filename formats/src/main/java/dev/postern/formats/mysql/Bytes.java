// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import java.nio.charset.StandardCharsets;

/** Reading of byte ranges {@code [from, to)}; nothing here allocates. */
final class Bytes {

    private Bytes() {}

    /** Bytes of an ASCII literal. */
    static byte[] of(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether the range starts with the literal. */
    static boolean startsWith(byte[] buf, int from, int to, byte[] literal) {
        if (to - from < literal.length) {
            return false;
        }
        for (int i = 0; i < literal.length; i++) {
            if (buf[from + i] != literal[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the range starts with the ASCII literal. */
    static boolean startsWith(byte[] buf, int from, int to, String literal) {
        if (to - from < literal.length()) {
            return false;
        }
        for (int i = 0; i < literal.length(); i++) {
            if (buf[from + i] != literal.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the range ends with the literal. */
    static boolean endsWith(byte[] buf, int from, int to, byte[] literal) {
        return to - from >= literal.length && startsWith(buf, to - literal.length, to, literal);
    }

    /** Whether the range is the literal. */
    static boolean is(byte[] buf, int from, int to, byte[] literal) {
        return to - from == literal.length && startsWith(buf, from, to, literal);
    }

    /** Index of the first occurrence of a byte, or -1. */
    static int indexOf(byte[] buf, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (buf[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the last occurrence of a byte, or -1. */
    static int lastIndexOf(byte[] buf, int from, int to, char wanted) {
        for (int i = to - 1; i >= from; i--) {
            if (buf[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the last occurrence of the literal, or -1. The literal's first byte should be rare: cost is its count. */
    static int lastIndexOf(byte[] buf, int from, int to, byte[] literal) {
        for (int i = to - literal.length; i >= from; i--) {
            if (buf[i] == literal[0] && startsWith(buf, i, to, literal)) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the first occurrence of the literal, or -1. */
    static int indexOf(byte[] buf, int from, int to, byte[] literal) {
        for (int i = from; i <= to - literal.length; i++) {
            if (buf[i] == literal[0] && startsWith(buf, i, to, literal)) {
                return i;
            }
        }
        return -1;
    }

    /** The range as a number of 1 to 18 decimal digits, or -1. */
    static long number(byte[] buf, int from, int to) {
        if (to <= from || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(buf[i])) {
                return -1;
            }
            value = value * 10 + (buf[i] - '0');
        }
        return value;
    }

    /** Two digits at {@code at}, the first of which may be a blank; -1 when they are none. */
    static int two(byte[] buf, int at) {
        int tens = buf[at] == ' ' ? 0 : buf[at] - '0';
        int ones = buf[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /** A 64-bit hash of the range; equal ranges have equal hashes. */
    static long hash(byte[] buf, int from, int to) {
        long h = (long) to - from;
        for (int i = from; i < to; i++) {
            h = h * 0x100_0000_01B3L + buf[i];
        }
        return h;
    }
}
