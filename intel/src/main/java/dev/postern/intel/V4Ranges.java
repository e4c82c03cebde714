// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.util.Arrays;

/**
 * Disjoint IPv4 ranges in ascending order, 12 bytes each. Bounds are held with the sign bit turned, so that signed order is
 * address order.
 */
final class V4Ranges {
    private final int[] first;
    private final int[] last;
    private final int[] value;
    private final int shift;
    private final BucketIndex buckets;

    private V4Ranges(Builder b) {
        first = Arrays.copyOf(b.first, b.size);
        last = Arrays.copyOf(b.last, b.size);
        value = Arrays.copyOf(b.value, b.size);
        int bits = BucketIndex.bits(b.size);
        shift = Integer.SIZE - bits;
        buckets = new BucketIndex(b.size, 1 << bits, i -> bucket(first[i]));
    }

    /** The value of the range that holds the address, or {@link RangeTable#NONE}. */
    int find(int address) {
        int key = address ^ Integer.MIN_VALUE;
        int bucket = bucket(key);
        int low = buckets.from(bucket);
        int high = buckets.to(bucket);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (first[middle] <= key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // Below the bucket's first element this is the last of an earlier bucket, which may reach this far.
        int i = low - 1;
        return i >= 0 && key <= last[i] ? value[i] : RangeTable.NONE;
    }

    private int bucket(int key) {
        return (int) (Integer.toUnsignedLong(key ^ Integer.MIN_VALUE) >>> shift);
    }

    int size() {
        return first.length;
    }

    long retainedBytes() {
        return (long) Integer.BYTES * (first.length + last.length + value.length) + buckets.retainedBytes();
    }

    /** Takes disjoint ranges in ascending order. */
    static final class Builder {
        private int[] first = new int[16];
        private int[] last = new int[16];
        private int[] value = new int[16];
        private int size;

        void add(int rangeFirst, int rangeLast, int rangeValue) {
            if (size == first.length) {
                first = Arrays.copyOf(first, size * 2);
                last = Arrays.copyOf(last, size * 2);
                value = Arrays.copyOf(value, size * 2);
            }
            first[size] = rangeFirst ^ Integer.MIN_VALUE;
            last[size] = rangeLast ^ Integer.MIN_VALUE;
            value[size++] = rangeValue;
        }

        V4Ranges build() {
            return new V4Ranges(this);
        }
    }
}
