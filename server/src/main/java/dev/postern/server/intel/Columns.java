// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import dev.postern.server.output.SafeText;
import java.util.ArrayList;
import java.util.List;

/** A table of texts, hostile ones too, as wide as they need it; the last column may be long. */
final class Columns {
    private static final int WIDEST = 40;

    private final List<List<String>> rows = new ArrayList<>();

    Columns row(String... cells) {
        rows.add(List.of(cells).stream().map(SafeText::of).toList());
        return this;
    }

    void print() {
        int count = rows.get(0).size();
        int[] widths = new int[count];
        for (List<String> row : rows) {
            for (int i = 0; i < count - 1; i++) {
                widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < count; i++) {
                String cell = row.get(i);
                line.append(cell);
                if (i < count - 1) {
                    line.append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
                }
            }
            System.out.println(line.toString().stripTrailing());
        }
    }
}
