// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import dev.postern.console.text.VisibleText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes SVG that is also well-formed XML. Texts and attribute values are hostile: what a reader would not see (controls,
 * bidirectional marks) is written as {@code \}{@code uXXXX}, then all that means something in markup is escaped. Names of elements
 * and attributes are ours.
 */
final class Svg {
    private final StringBuilder out = new StringBuilder(1 << 12);
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; attributes are pairs of name and value. */
    Svg open(String element, String... attributes) {
        tag(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** Ends the innermost element. */
    Svg close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content. */
    Svg empty(String element, String... attributes) {
        tag(element, attributes);
        out.append("/>");
        return this;
    }

    /** A whole element that holds text only. */
    Svg text(String element, String text, String... attributes) {
        open(element, attributes);
        escape(text);
        return close();
    }

    /** Begins a link when there is a target. */
    Svg openLink(String href) {
        return href.isEmpty() ? this : open("a", "href", href);
    }

    /** Ends what {@link #openLink} began. */
    Svg closeLink(String href) {
        return href.isEmpty() ? this : close();
    }

    /** A number with at most two digits behind the point. */
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        return String.format(Locale.ROOT, hundredths % 10 == 0 ? "%.1f" : "%.2f", hundredths / 100.0);
    }

    /** A part of the width. */
    static String percent(double share) {
        return number(share * 100) + "%";
    }

    private void tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String hostile) {
        String visible = VisibleText.of(hostile);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    /** The document so far. */
    @Override
    public String toString() {
        return out.toString();
    }
}
