// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

/** Reading digits and words in byte ranges. All methods are linear in the range. */
final class Ascii {
    private Ascii() {}

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** End of the run of digits that starts at {@code from}. */
    static int digitsEnd(byte[] b, int from, int to) {
        int at = from;
        while (at < to && isDigit(b[at])) {
            at++;
        }
        return at;
    }

    /** A decimal number of at most 18 digits that fills the range; -1 for anything else. */
    static long number(byte[] b, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(b[i])) {
                return -1;
            }
            value = value * 10 + (b[i] - '0');
        }
        return value;
    }

    /** Index of the byte in the range, or {@code to}. */
    static int find(byte[] b, int from, int to, char wanted) {
        int at = from;
        while (at < to && b[at] != wanted) {
            at++;
        }
        return at;
    }

    /** Whether the byte stands at a place of the range. */
    static boolean at(byte[] b, int at, int to, char wanted) {
        return at < to && b[at] == wanted;
    }
}
