// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.util.function.IntUnaryOperator;

/**
 * Tells in which part of a sorted array to search, by an address's leading bits. In a million ranges this saves a binary search
 * most of its steps, each of which is a cache miss.
 */
final class BucketIndex {
    private static final int MAX_BITS = 16;

    private final int[] starts;

    /**
     * Indexes a sorted array.
     *
     * @param size of the array
     * @param buckets number of buckets
     * @param bucketOf the bucket of an element, ascending with its index
     */
    BucketIndex(int size, int buckets, IntUnaryOperator bucketOf) {
        starts = new int[buckets + 1];
        for (int i = 0; i < size; i++) {
            starts[bucketOf.applyAsInt(i) + 1]++;
        }
        for (int b = 0; b < buckets; b++) {
            starts[b + 1] += starts[b];
        }
    }

    /** Number of leading bits to index by: about one bucket for each element, at most 65,536. */
    static int bits(int size) {
        return Math.min(MAX_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(size));
    }

    /** Index of the bucket's first element. */
    int from(int bucket) {
        return starts[bucket];
    }

    /** Index after the bucket's last element. */
    int to(int bucket) {
        return starts[bucket + 1];
    }

    long retainedBytes() {
        return (long) Integer.BYTES * starts.length;
    }
}
