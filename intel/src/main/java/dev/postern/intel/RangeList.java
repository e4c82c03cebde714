// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.IpAddress;
import java.util.Arrays;

/** A growing list of ranges of one family that may overlap, each with a value; held in columns to keep a million small. */
final class RangeList {
    private long[] firstHigh = new long[16];
    private long[] firstLow = new long[16];
    private long[] lastHigh = new long[16];
    private long[] lastLow = new long[16];
    private int[] value = new int[16];
    private int size;

    void add(AddressRange range, int rangeValue) {
        if (size == value.length) {
            int capacity = size * 2;
            firstHigh = Arrays.copyOf(firstHigh, capacity);
            firstLow = Arrays.copyOf(firstLow, capacity);
            lastHigh = Arrays.copyOf(lastHigh, capacity);
            lastLow = Arrays.copyOf(lastLow, capacity);
            value = Arrays.copyOf(value, capacity);
        }
        firstHigh[size] = range.first().high();
        firstLow[size] = range.first().low();
        lastHigh[size] = range.last().high();
        lastLow[size] = range.last().low();
        value[size++] = rangeValue;
    }

    int size() {
        return size;
    }

    /** Forgets all but the first {@code newSize} ranges. */
    void truncate(int newSize) {
        size = newSize;
    }

    IpAddress first(int i) {
        return new IpAddress(firstHigh[i], firstLow[i]);
    }

    IpAddress last(int i) {
        return new IpAddress(lastHigh[i], lastLow[i]);
    }

    int value(int i) {
        return value[i];
    }

    /** The indexes of all ranges by ascending first address; equal ones as they were added. */
    int[] orderByFirst() {
        return AddressSort.order(firstHigh, firstLow, size);
    }

    /** The indexes of all ranges by ascending last address. */
    int[] orderByLast() {
        return AddressSort.order(lastHigh, lastLow, size);
    }

    /** Orders by number of addresses, narrowest first, and ranges of the same width as they were added. */
    int compareWidth(int i, int j) {
        int c = compare(widthHigh(i), lastLow[i] - firstLow[i], widthHigh(j), lastLow[j] - firstLow[j]);
        return c != 0 ? c : Integer.compare(i, j);
    }

    private long widthHigh(int i) {
        return lastHigh[i] - firstHigh[i] - (Long.compareUnsigned(lastLow[i], firstLow[i]) < 0 ? 1 : 0);
    }

    private static int compare(long highA, long lowA, long highB, long lowB) {
        int c = Long.compareUnsigned(highA, highB);
        return c != 0 ? c : Long.compareUnsigned(lowA, lowB);
    }
}
