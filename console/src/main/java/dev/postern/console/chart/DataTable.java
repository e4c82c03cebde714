// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.util.List;

/**
 * The numbers of a chart. Texts may be hostile.
 *
 * @param rows each as long as the columns; the first value heads the row
 */
public record DataTable(String caption, List<String> columns, List<List<String>> rows) {

    public DataTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
