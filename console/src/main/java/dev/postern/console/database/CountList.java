// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.database;

import dev.postern.api.own.baseline.Baseline;
import dev.postern.console.chart.Ink;
import dev.postern.console.chart.ShareBar;
import java.util.List;

/**
 * Values that are normal, with the hours in which they were seen.
 *
 * @param title what they are
 * @param values most hours first
 * @param more how many are not shown
 */
public record CountList(String title, List<Baseline.Value> values, int more) {
    private static final int MOST = 8;

    /** The first of some values. */
    static CountList of(String title, List<Baseline.Value> values) {
        int shown = Math.min(MOST, values.size());
        return new CountList(title, List.copyOf(values.subList(0, shown)), values.size() - shown);
    }

    /** A bar for a value, beside the longest. */
    public String bar(Baseline.Value value) {
        return ShareBar.svg(Ink.USUAL, value.hours(), values.get(0).hours());
    }
}
