// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.util.List;

/**
 * The numbers of a chart. Texts may be hostile.
 *
 * @param rows each as long as the columns; the first value heads the row
 * @param spans what times the rows are of, one for each; empty when they are of none
 */
public record DataTable(String caption, List<String> columns, List<List<String>> rows, List<Span> spans) {

    /**
     * A time, or a span of time.
     *
     * @param from milliseconds since the epoch
     * @param to the end, exclusive; the same when it is a moment
     */
    public record Span(String from, String to) {}

    public DataTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        spans = List.copyOf(spans);
    }

    /** One whose rows are of no time. */
    public DataTable(String caption, List<String> columns, List<List<String>> rows) {
        this(caption, columns, rows, List.of());
    }
}
