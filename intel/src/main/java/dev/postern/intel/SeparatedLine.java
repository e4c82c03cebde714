// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits one line into columns. Line by line on purpose: these files have no values of several lines, and so a stray quote costs
 * one line and not the rest of the file.
 */
final class SeparatedLine {
    private SeparatedLine() {}

    /** Splits at each separator; quotes mean nothing. */
    static List<String> split(String line, char separator) {
        List<String> columns = new ArrayList<>();
        int start = 0;
        for (int i = line.indexOf(separator); i >= 0; i = line.indexOf(separator, start)) {
            columns.add(line.substring(start, i));
            start = i + 1;
        }
        columns.add(line.substring(start));
        return columns;
    }

    /** Splits a line of CSV (RFC 4180), strips blanks around columns, and reads {@code ""} in quotes as one quote. */
    static List<String> csv(String line, char separator) {
        List<String> columns = new ArrayList<>();
        StringBuilder column = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    i++;
                }
                quoted = doubled || c != '"';
                if (quoted) {
                    column.append(c);
                }
            } else if (c == '"' && column.toString().isBlank()) {
                quoted = true;
            } else if (c == separator) {
                columns.add(column.toString().strip());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString().strip());
        return columns;
    }
}
