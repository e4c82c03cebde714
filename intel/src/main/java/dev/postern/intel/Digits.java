// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

/** Decimal numbers inside text of unknown origin. */
final class Digits {
    private Digits() {}

    /** The number written in {@code [from, to)} with ASCII digits only, or -1 when it is none or above {@code max}. */
    static int parse(String text, int from, int to, int max) {
        return (int) parseLong(text, from, to, max);
    }

    /** As {@link #parse}; {@code max} at most 2^59. */
    static long parseLong(String text, int from, int to, long max) {
        if (from >= to) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
            if (value > max) {
                return -1;
            }
        }
        return value;
    }
}
