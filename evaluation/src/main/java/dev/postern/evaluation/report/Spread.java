// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.report;

import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Some values in brief; null where there are none.
 *
 * @param mean the mean
 * @param p50 the median: the least value that half of them do not exceed
 * @param p95 the least value that 95 % do not exceed
 * @param p99 the least value that 99 % do not exceed
 */
public record Spread(
        @Nullable Double mean,
        @Nullable Double p50,
        @Nullable Double p95,
        @Nullable Double p99) {
    private static final Spread NONE = new Spread(null, null, null, null);

    static Spread of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return NONE;
        }
        double mean = DoubleStream.of(sorted).sum() / sorted.length;
        return new Spread(mean, rank(sorted, 0.5), rank(sorted, 0.95), rank(sorted, 0.99));
    }

    private static double rank(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
