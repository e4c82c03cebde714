// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.util.List;

/**
 * A chart as a page shows it.
 *
 * @param svg markup that is safe as it stands
 * @param legend what the paints mean; empty when there is but one
 * @param table the same numbers
 */
public record Picture(String svg, List<Key> legend, DataTable table) {

    public Picture {
        legend = List.copyOf(legend);
    }

    /** What a paint means. */
    public record Key(Ink ink, String label) {}
}
