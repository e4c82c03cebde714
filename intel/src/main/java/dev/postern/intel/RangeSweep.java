// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntUnaryOperator;

/**
 * Cuts overlapping ranges into disjoint ones, from the lowest address to the highest.
 *
 * <p>Each value belongs to a layer. In each layer the narrowest range that holds an address wins (of equally narrow ones the
 * first added); what the winners of all layers together mean is the {@link Overlay}'s affair. Time is O(n log n) and the result
 * has at most 2n - 1 ranges, however the input overlaps: ranges that ended are dropped from a layer's queue only when they
 * reach its head, each once.
 */
final class RangeSweep {

    /** Says what the winning values of one range mean together. */
    interface Overlay {
        /**
         * The value of a disjoint range, not negative.
         *
         * @param winners the winning value of each layer that has one, in the order of layers; valid during the call only
         */
        int combine(List<Integer> winners);
    }

    /** Takes the disjoint ranges in ascending order. */
    interface Output {
        void range(IpAddress first, IpAddress last, int value);
    }

    private final RangeList ranges;
    private final IntUnaryOperator layerOf;
    private final List<PriorityQueue<Integer>> open = new ArrayList<>();

    /**
     * Prepares one sweep.
     *
     * @param ranges of one family
     * @param layers number of layers
     * @param layerOf the layer of a value, from 0
     */
    RangeSweep(RangeList ranges, int layers, IntUnaryOperator layerOf) {
        this.ranges = ranges;
        this.layerOf = layerOf;
        for (int i = 0; i < layers; i++) {
            open.add(new PriorityQueue<>(ranges::compareWidth));
        }
    }

    void run(Overlay overlay, Output output) {
        int n = ranges.size();
        int[] byFirst = ranges.orderByFirst();
        int[] byLast = ranges.orderByLast();
        int opened = 0;
        int closed = 0;
        IpAddress position = new IpAddress(0, 0);
        List<Integer> winners = new ArrayList<>();
        while (closed < n) {
            if (opened == closed) {
                position = ranges.first(byFirst[opened]);
            }
            while (opened < n && ranges.first(byFirst[opened]).compareTo(position) <= 0) {
                int i = byFirst[opened++];
                open.get(layerOf.applyAsInt(ranges.value(i))).add(i);
            }
            // The lowest last address not yet passed belongs to an open range, or else the next range begins before it.
            IpAddress end = ranges.last(byLast[closed]);
            if (opened < n) {
                IpAddress next = ranges.first(byFirst[opened]);
                end = next.compareTo(end) <= 0 ? AddressRange.before(next) : end;
            }
            collectWinners(position, winners);
            output.range(position, end, overlay.combine(winners));
            while (closed < n && ranges.last(byLast[closed]).compareTo(end) <= 0) {
                closed++;
            }
            if (closed < n) {
                position = AddressRange.after(end);
            }
        }
    }

    private void collectWinners(IpAddress position, List<Integer> winners) {
        winners.clear();
        for (PriorityQueue<Integer> layer : open) {
            Integer head = layer.peek();
            while (head != null && ranges.last(head).compareTo(position) < 0) {
                layer.remove();
                head = layer.peek();
            }
            if (head != null) {
                winners.add(ranges.value(head));
            }
        }
    }
}
