// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Searching in byte ranges. All methods are linear in the range and none allocates. */
final class Bytes {
    static final int DIGIT = 1;
    static final int HEX = 2;
    static final int LETTER = 4;
    static final int UPPER = 8;
    /** What addresses and host names are made of. */
    static final int HOST = 16;

    private static final byte[] CLASSES = classes();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int c = 0; c < 128; c++) {
            int bits = c >= '0' && c <= '9' ? DIGIT | HEX | HOST : 0;
            bits |= (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ? HEX : 0;
            bits |= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? LETTER | HOST : 0;
            bits |= c >= 'A' && c <= 'Z' ? UPPER : 0;
            bits |= ".:-_%".indexOf(c) >= 0 ? HOST : 0;
            classes[c] = (byte) bits;
        }
        return classes;
    }

    /** Whether the byte is in one of the classes. */
    static boolean is(byte b, int mask) {
        return (CLASSES[b & 0xFF] & mask) != 0;
    }

    /** End of the run of bytes in one of the classes that starts at {@code from}. */
    static int runEnd(byte[] bytes, int from, int to, int mask) {
        int i = from;
        while (i < to && is(bytes[i], mask)) {
            i++;
        }
        return i;
    }

    /** Index of the first colon in the range, or -1; eight bytes at a time. */
    static int colon(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long x = (long) LONGS.get(bytes, i) ^ 0x3A3A_3A3A_3A3A_3A3AL;
            long zero = (x - 0x0101_0101_0101_0101L) & ~x & 0x8080_8080_8080_8080L;
            if (zero != 0) {
                return i + (Long.numberOfTrailingZeros(zero) >>> 3);
            }
        }
        return indexOf(bytes, i, to, (byte) ':');
    }

    /** Eight bytes as a little-endian number. */
    static long word(byte[] bytes, int from) {
        return (long) LONGS.get(bytes, from);
    }

    /** Whether eight bytes equal the pattern in the bits of the mask (little-endian). */
    static boolean matches(byte[] bytes, int from, long mask, long pattern) {
        return ((long) LONGS.get(bytes, from) & mask) == pattern;
    }

    /** The bytes of an ASCII literal. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the literal, which is not empty, stands at {@code from} and ends by {@code to}. */
    static boolean at(byte[] bytes, int from, int to, byte[] literal) {
        int length = literal.length;
        if (from + length > to || bytes[from] != literal[0]) {
            return false;
        }
        if (length < 8) {
            for (int i = 1; i < length; i++) {
                if (bytes[from + i] != literal[i]) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < length - 8; i += 8) {
            if ((long) LONGS.get(bytes, from + i) != (long) LONGS.get(literal, i)) {
                return false;
            }
        }
        return (long) LONGS.get(bytes, from + length - 8) == (long) LONGS.get(literal, length - 8);
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
        return is(b, HEX);
    }

    static boolean isLetter(byte b) {
        return is(b, LETTER);
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
