// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Searching in byte ranges. All methods are linear in the range and none allocates. */
final class Bytes {
    private Bytes() {}

    /** The bytes of an ASCII literal. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the literal stands at {@code from} and ends by {@code to}. */
    static boolean at(byte[] bytes, int from, int to, byte[] literal) {
        int end = from + literal.length;
        if (end > to) {
            return false;
        }
        for (int i = 0; i < literal.length; i++) {
            if (bytes[from + i] != literal[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the range ends with the literal. */
    static boolean endsWith(byte[] bytes, int from, int to, byte[] literal) {
        return to - literal.length >= from && at(bytes, to - literal.length, to, literal);
    }

    /** Start of the first occurrence of the literal in the range, or -1. */
    static int indexOf(byte[] bytes, int from, int to, byte[] literal) {
        byte first = literal[0];
        int last = to - literal.length;
        for (int i = from; i <= last; i++) {
            if (bytes[i] == first && at(bytes, i, to, literal)) {
                return i;
            }
        }
        return -1;
    }

    /** Start of the last occurrence of the literal in the range, or -1. */
    static int lastIndexOf(byte[] bytes, int from, int to, byte[] literal) {
        byte first = literal[0];
        for (int i = to - literal.length; i >= from; i--) {
            if (bytes[i] == first && at(bytes, i, to, literal)) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the byte in the range, or -1. */
    static int indexOf(byte[] bytes, int from, int to, byte wanted) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Whether two ranges hold the same bytes. */
    static boolean same(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        return Arrays.equals(a, aFrom, aTo, b, bFrom, bTo);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isHex(byte b) {
        return isDigit(b) || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
    }

    static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    /** End of the run of digits that starts at {@code from}. */
    static int digitsEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isDigit(bytes[i])) {
            i++;
        }
        return i;
    }

    /** A decimal number of at most nine digits that fills the range; -1 for anything else. */
    static int number(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 9) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(bytes[i])) {
                return -1;
            }
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }

    /** A session id {@code hex.hex} (start of the process, process id) as one number; 0 for anything else. */
    static long sessionId(byte[] bytes, int from, int to) {
        long start = 0;
        int i = from;
        for (; i < to && isHex(bytes[i]); i++) {
            start = start << 4 | Character.digit(bytes[i], 16);
        }
        if (i == from || i - from > 10 || i >= to || bytes[i] != '.') {
            return 0;
        }
        long pid = 0;
        int dot = i++;
        for (; i < to && isHex(bytes[i]); i++) {
            pid = pid << 4 | Character.digit(bytes[i], 16);
        }
        return i == to && i - dot > 1 && i - dot <= 7 ? start << 24 | pid : 0;
    }
}
