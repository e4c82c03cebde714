// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import dev.postern.kernel.Severity;

/** Parts that several sections share. */
public final class Tables {
    private Tables() {}

    /** A severity as a coloured word. */
    public static void severity(Html html, Severity severity) {
        html.element("span", severity.label(), "class", "badge " + Texts.lower(severity.label()));
    }

    /**
     * Begins a table with a caption in a box that scrolls by itself where the page is narrow.
     *
     * @param columns headings; one that begins with {@code #} is of numbers; none are shown when all are empty
     */
    public static void open(Html html, String caption, String... columns) {
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        html.open("table").element("caption", caption);
        if (!String.join("", columns).isEmpty()) {
            html.open("thead").open("tr");
            for (String column : columns) {
                if (column.isEmpty()) {
                    html.empty("td");
                } else if (column.startsWith("#")) {
                    html.element("th", column.substring(1), "scope", "col", "class", "n");
                } else {
                    html.element("th", column, "scope", "col");
                }
            }
            html.close().close();
        }
        html.open("tbody");
    }

    /** A row of texts. */
    public static void row(Html html, String... cells) {
        html.open("tr");
        for (String cell : cells) {
            html.element("td", cell);
        }
        html.close();
    }

    /** Ends a table. */
    public static void close(Html html) {
        html.close().close().close();
    }
}
