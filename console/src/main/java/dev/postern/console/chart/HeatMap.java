// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts by two things, such as day of the week and hour, as a grid in shades of one colour.
 *
 * @param unit what is counted, in the plural
 * @param rows names of the rows
 * @param columns names of the columns
 * @param counts of each row, by columns
 * @param every so many columns one name is shown
 */
public record HeatMap(
        String title, String unit, List<String> rows, List<String> columns, List<List<Long>> counts, int every) {
    private static final int CELL = 20;
    private static final int SHADES = 6;
    private static final double SHORT_LABEL = 0.09;
    private static final double LONG_LABEL = 0.22;
    private static final int SHORT = 3;
    private static final double GAP = 0.06;

    public HeatMap {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        counts = List.copyOf(counts);
    }

    /** Draws it. */
    public Picture draw() {
        long most = counts.stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        int bottom = rows.size() * CELL;
        Svg svg = Frame.open("heat", bottom + Frame.AXIS, title, description(most), false);
        double left = rows.stream().allMatch(row -> row.length() <= SHORT) ? SHORT_LABEL : LONG_LABEL;
        double width = (1 - left) / Math.max(1, columns.size());
        for (int row = 0; row < rows.size(); row++) {
            int y = row * CELL;
            svg.text("text", rows.get(row), "class", "row", "x", "0", "y", Integer.toString(y + 14));
            for (int column = 0; column < columns.size(); column++) {
                cell(svg, row, column, left + column * width, width, most);
            }
        }
        for (int column = 0; column < columns.size(); column += every) {
            String x = Svg.percent(left + column * width);
            svg.text("text", columns.get(column), "class", "tick", "x", x, "y", Integer.toString(bottom + 14));
        }
        svg.close();
        return new Picture(svg.toString(), List.of(), table());
    }

    private void cell(Svg svg, int row, int column, double x, double width, long most) {
        long count = counts.get(row).get(column);
        svg.open(
                "rect",
                "class",
                "heat-" + shade(count, most),
                "x",
                Svg.percent(x),
                "width",
                Svg.percent(width * (1 - GAP)),
                "y",
                Integer.toString(row * CELL + 1),
                "height",
                Integer.toString(CELL - 2),
                "rx",
                "2");
        svg.text("title", rows.get(row) + ", " + columns.get(column) + ": " + Numbers.full(count) + " " + unit);
        svg.close();
    }

    /** 0 for none, else 1 to {@link #SHADES} by the square root: the few are told from none, and the many from each other. */
    static int shade(long count, long most) {
        return count <= 0 ? 0 : (int) Math.max(1, Math.ceil(Math.sqrt((double) count / most) * SHADES));
    }

    private String description(long most) {
        for (int row = 0; row < rows.size(); row++) {
            int column = counts.get(row).indexOf(most);
            if (most > 0 && column >= 0) {
                return "Most " + unit + ": " + Numbers.full(most) + " at " + rows.get(row) + ", " + columns.get(column)
                        + ".";
            }
        }
        return "No " + unit + ".";
    }

    private DataTable table() {
        List<String> head = new ArrayList<>(List.of(""));
        head.addAll(columns);
        List<List<String>> body = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> line = new ArrayList<>(List.of(rows.get(row)));
            counts.get(row).forEach(count -> line.add(Numbers.full(count)));
            body.add(line);
        }
        return new DataTable(title + ", " + unit, head, body);
    }
}
