// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.IpAddress;
import java.util.Arrays;

/**
 * Disjoint IPv6 ranges in ascending order, 28 bytes each.
 *
 * <p>Nearly every range either lies within one /64 or consists of whole /64s. So one long is enough for its end: the lower half
 * of the last address in the first case, the upper half in the second, which is marked by a complemented value. A range of
 * neither kind is cut into up to three. Upper halves are held with the sign bit turned, so that signed order is address order.
 */
final class V6Ranges {
    /** All global unicast addresses: 2000::/3 (RFC 4291 section 2.4, IANA). */
    private static final long UNICAST = 0x2000_0000_0000_0000L ^ Long.MIN_VALUE;

    private static final int UNICAST_BITS = 3;

    private final long[] high;
    private final long[] low;
    private final long[] end;
    private final int[] value;
    private final int bits;
    private final BucketIndex buckets;

    private V6Ranges(Builder b) {
        high = Arrays.copyOf(b.high, b.size);
        low = Arrays.copyOf(b.low, b.size);
        end = Arrays.copyOf(b.end, b.size);
        value = Arrays.copyOf(b.value, b.size);
        bits = BucketIndex.bits(b.size);
        buckets = new BucketIndex(b.size, (1 << bits) + 2, i -> bucket(high[i]));
    }

    /** The value of the range that holds the address, or {@link RangeTable#NONE}. */
    int find(IpAddress ip) {
        long key = ip.high() ^ Long.MIN_VALUE;
        int bucket = bucket(key);
        int from = buckets.from(bucket);
        int to = buckets.to(bucket);
        while (from < to) {
            int middle = (from + to) >>> 1;
            long h = high[middle];
            if (h < key || (h == key && Long.compareUnsigned(low[middle], ip.low()) <= 0)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int i = from - 1;
        if (i < 0) {
            return RangeTable.NONE;
        }
        if (value[i] < 0) {
            return key <= end[i] ? ~value[i] : RangeTable.NONE;
        }
        return key == high[i] && Long.compareUnsigned(ip.low(), end[i]) <= 0 ? value[i] : RangeTable.NONE;
    }

    /** One bucket for all below global unicast, one for all above, and the rest for the bits that follow 2000::/3. */
    private int bucket(long key) {
        if (key < UNICAST) {
            return 0;
        }
        long offset = key - UNICAST;
        return offset >>> (Long.SIZE - UNICAST_BITS) != 0
                ? (1 << bits) + 1
                : 1 + (int) (offset >>> (Long.SIZE - UNICAST_BITS - bits));
    }

    int size() {
        return high.length;
    }

    long retainedBytes() {
        return (long) Long.BYTES * (high.length + low.length + end.length)
                + (long) Integer.BYTES * value.length
                + buckets.retainedBytes();
    }

    /** Takes disjoint ranges in ascending order. */
    static final class Builder {
        private long[] high = new long[16];
        private long[] low = new long[16];
        private long[] end = new long[16];
        private int[] value = new int[16];
        private int size;

        void add(IpAddress first, IpAddress last, int rangeValue) {
            if (first.high() == last.high() && !(first.low() == 0 && last.low() == -1)) {
                put(first.high(), first.low(), last.low(), rangeValue);
                return;
            }
            long wholeFrom = first.high();
            long wholeTo = last.high();
            if (first.low() != 0) {
                put(first.high(), first.low(), -1, rangeValue);
                wholeFrom++;
            }
            boolean tail = last.low() != -1;
            if (tail) {
                wholeTo--;
            }
            if (Long.compareUnsigned(wholeFrom, wholeTo) <= 0) {
                put(wholeFrom, 0, wholeTo ^ Long.MIN_VALUE, ~rangeValue);
            }
            if (tail) {
                put(last.high(), 0, last.low(), rangeValue);
            }
        }

        private void put(long rangeHigh, long rangeLow, long rangeEnd, int markedValue) {
            if (size == high.length) {
                high = Arrays.copyOf(high, size * 2);
                low = Arrays.copyOf(low, size * 2);
                end = Arrays.copyOf(end, size * 2);
                value = Arrays.copyOf(value, size * 2);
            }
            high[size] = rangeHigh ^ Long.MIN_VALUE;
            low[size] = rangeLow;
            end[size] = rangeEnd;
            value[size++] = markedValue;
        }

        V6Ranges build() {
            return new V6Ranges(this);
        }
    }
}
