// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

/** Sorts indexes of 128-bit addresses by radix, because boxed indexes and a comparator take seconds for a million. */
final class AddressSort {
    private static final int DIGITS_PER_LONG = 8;

    private AddressSort() {}

    /** The indexes from 0 to {@code size - 1} by ascending unsigned address; equal addresses keep their order. */
    static int[] order(long[] high, long[] low, int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        if (isSorted(high, low, size)) {
            return order;
        }
        int[] spare = new int[size];
        for (int digit = 0; digit < 2 * DIGITS_PER_LONG; digit++) {
            long[] half = digit < DIGITS_PER_LONG ? low : high;
            if (sortByDigit(half, 8 * (digit % DIGITS_PER_LONG), order, spare)) {
                int[] sorted = spare;
                spare = order;
                order = sorted;
            }
        }
        return order;
    }

    /** One pass from {@code from} to {@code to}; false, and nothing done, when the digit is the same in all addresses. */
    private static boolean sortByDigit(long[] half, int shift, int[] from, int[] to) {
        int[] next = new int[257];
        for (int i = 0; i < from.length; i++) {
            next[digit(half[i], shift) + 1]++;
        }
        if (next[digit(half[0], shift) + 1] == from.length) {
            return false;
        }
        for (int d = 1; d < next.length; d++) {
            next[d] += next[d - 1];
        }
        for (int i : from) {
            to[next[digit(half[i], shift)]++] = i;
        }
        return true;
    }

    private static int digit(long half, int shift) {
        return (int) (half >>> shift) & 0xFF;
    }

    private static boolean isSorted(long[] high, long[] low, int size) {
        for (int i = 1; i < size; i++) {
            int c = Long.compareUnsigned(high[i - 1], high[i]);
            if (c > 0 || (c == 0 && Long.compareUnsigned(low[i - 1], low[i]) > 0)) {
                return false;
            }
        }
        return true;
    }
}
