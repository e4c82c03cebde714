// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.IpAddress;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** An immutable map from addresses to small numbers: disjoint ranges, found by binary search. */
final class RangeTable {
    /** The value of an address in no range. */
    static final int NONE = -1;

    private final V4Ranges v4;
    private final V6Ranges v6;

    private RangeTable(V4Ranges v4, V6Ranges v6) {
        this.v4 = v4;
        this.v6 = v6;
    }

    /** The address's value, or {@link #NONE}. An IPv4 address is never in an IPv6 range, not even in {@code ::/0}. */
    int find(IpAddress ip) {
        return ip.isV4() ? v4.find(ip.v4Bits()) : v6.find(ip);
    }

    int size() {
        return v4.size() + v6.size();
    }

    /** Bytes held by the elements of this table's arrays. */
    long retainedBytes() {
        return v4.retainedBytes() + v6.retainedBytes();
    }

    /** Collects ranges that may overlap. */
    static final class Builder {
        private final RangeList v4 = new RangeList();
        private final RangeList v6 = new RangeList();

        void add(AddressRange range, int value) {
            (range.isV4() ? v4 : v6).add(range, value);
        }

        int size() {
            return v4.size() + v6.size();
        }

        /** A point to go back to when the file being read turns out to be unusable. */
        Mark mark() {
            return new Mark(v4.size(), v6.size());
        }

        void rollback(Mark mark) {
            v4.truncate(mark.v4);
            v6.truncate(mark.v6);
        }

        /** The table in which the narrowest range that holds an address gives its value. */
        RangeTable build() {
            return build(1, value -> 0, winners -> winners.get(0));
        }

        /** The table in which the overlay joins the narrowest ranges of all layers; see {@link RangeSweep}. */
        RangeTable build(int layers, IntUnaryOperator layerOf, RangeSweep.Overlay overlay) {
            V4Ranges.Builder four = new V4Ranges.Builder();
            Joiner joiner4 = new Joiner((first, last, value) -> four.add(first.v4Bits(), last.v4Bits(), value));
            new RangeSweep(v4, layers, layerOf).run(overlay, joiner4);
            joiner4.flush();
            V6Ranges.Builder six = new V6Ranges.Builder();
            Joiner joiner6 = new Joiner(six::add);
            new RangeSweep(v6, layers, layerOf).run(overlay, joiner6);
            joiner6.flush();
            return new RangeTable(four.build(), six.build());
        }
    }

    record Mark(int v4, int v6) {}

    /** Joins neighbouring ranges of the same value. */
    private static final class Joiner implements RangeSweep.Output {
        private final RangeSweep.Output output;
        private @Nullable AddressRange pending;
        private int pendingValue;

        Joiner(RangeSweep.Output output) {
            this.output = output;
        }

        @Override
        public void range(IpAddress first, IpAddress last, int value) {
            AddressRange before = pending;
            if (before != null
                    && value == pendingValue
                    && AddressRange.after(before.last()).equals(first)) {
                pending = new AddressRange(before.first(), last);
                return;
            }
            flush();
            pending = new AddressRange(first, last);
            pendingValue = value;
        }

        void flush() {
            if (pending != null) {
                output.range(pending.first(), pending.last(), pendingValue);
            }
        }
    }
}
