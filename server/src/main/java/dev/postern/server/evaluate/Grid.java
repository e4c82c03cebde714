// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.evaluate;

import dev.postern.server.output.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells under each other. The first column and others that say so stand to the left, figures to the right. */
final class Grid {
    private static final int GAP = 2;

    private final String[] headings;
    private final List<String[]> rows = new ArrayList<>();

    /** @param headings one that begins with {@code #} is of figures */
    Grid(String... headings) {
        this.headings = headings;
    }

    /** Adds a row; cells may be hostile. */
    Grid row(String... cells) {
        String[] safe = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            safe[i] = SafeText.of(cells[i]);
        }
        rows.add(safe);
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, the headings first. */
    List<String> lines() {
        String[] titles = new String[headings.length];
        int[] widths = new int[headings.length];
        for (int i = 0; i < headings.length; i++) {
            titles[i] = isFigure(i) ? headings[i].substring(1) : headings[i];
            widths[i] = titles[i].length();
            for (String[] row : rows) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(titles, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private boolean isFigure(int column) {
        return headings[column].startsWith("#");
    }

    private String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String padding = " ".repeat(widths[i] - cells[i].length());
            line.append(isFigure(i) ? padding + cells[i] : cells[i] + padding).append(" ".repeat(GAP));
        }
        return line.toString().stripTrailing();
    }
}
