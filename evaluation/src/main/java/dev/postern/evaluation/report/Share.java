// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.report;

import dev.postern.evaluation.measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How many of some.
 *
 * @param count how many
 * @param of of how many
 * @param share the share, null of none
 * @param interval its Wilson interval, 95 %
 */
public record Share(long count, long of, @Nullable Double share, Interval interval) {
    static Share of(long count, long of) {
        return new Share(count, of, of == 0 ? null : (double) count / of, Interval.ofShare(count, of));
    }
}
