// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.IpAddress;
import java.util.Arrays;

/**
 * Disjoint IPv6 ranges in ascending order, 28 bytes each.
 *
 * <p>Nearly every range either lies within one /64 or consists of whole /64s. So one long is enough for its end: the lower half
 * of the last address in the first case, the upper half in the second, which is marked by a complemented value. A range of
 * neither kind is cut into up to three.
 */
final class V6Ranges {
    private final long[] high;
    private final long[] low;
    private final long[] end;
    private final int[] value;

    private V6Ranges(Builder b) {
        high = Arrays.copyOf(b.high, b.size);
        low = Arrays.copyOf(b.low, b.size);
        end = Arrays.copyOf(b.end, b.size);
        value = Arrays.copyOf(b.value, b.size);
    }

    /** The value of the range that holds the address, or {@link RangeTable#NONE}. */
    int find(IpAddress ip) {
        int from = 0;
        int to = high.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int c = Long.compareUnsigned(high[middle], ip.high());
            if (c < 0 || (c == 0 && Long.compareUnsigned(low[middle], ip.low()) <= 0)) {
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
            return Long.compareUnsigned(ip.high(), end[i]) <= 0 ? ~value[i] : RangeTable.NONE;
        }
        return ip.high() == high[i] && Long.compareUnsigned(ip.low(), end[i]) <= 0 ? value[i] : RangeTable.NONE;
    }

    int size() {
        return high.length;
    }

    long retainedBytes() {
        return (long) Long.BYTES * (high.length + low.length + end.length) + (long) Integer.BYTES * value.length;
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
                put(wholeFrom, 0, wholeTo, ~rangeValue);
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
            high[size] = rangeHigh;
            low[size] = rangeLow;
            end[size] = rangeEnd;
            value[size++] = markedValue;
        }

        V6Ranges build() {
            return new V6Ranges(this);
        }
    }
}
