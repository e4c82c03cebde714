// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import dev.postern.server.output.SafeText;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML and SVG. Texts and attribute values are hostile: what a reader would not see (controls, bidirectional marks) is
 * made visible as on a terminal, then all that means something in markup is escaped. Names of elements and attributes are ours.
 */
public final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /** Markup of ours that is not an element: the document type. */
    public Html declaration(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    /** Begins an element; attributes are pairs of name and value. */
    public Html open(String element, String... attributes) {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** Ends the innermost element. */
    public Html close() {
        String element = open.pop();
        out.append("</").append(element).append('>');
        if (!isInline(element)) {
            out.append('\n');
        }
        return this;
    }

    /** A whole element that holds text only. */
    public Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** An element that holds nothing. */
    public Html empty(String element, String... attributes) {
        return open(element, attributes).close();
    }

    /** A {@code meta} element, which has no end; written so that the document is also well-formed XML. */
    public Html meta(String... attributes) {
        tag("meta", attributes);
        out.insert(out.length() - 1, '/').append('\n');
        return this;
    }

    /** Text, escaped. */
    public Html text(String text) {
        escape(SafeText.of(text));
        return this;
    }

    /** The style sheet of the document; ours, and not escaped, because a browser does not unescape it. */
    public Html style(String css) {
        out.append("<style>").append(css).append("</style>\n");
        return this;
    }

    private void tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(SafeText.of(attributes[i + 1]));
            out.append('"');
        }
        out.append('>');
    }

    private static boolean isInline(String element) {
        return switch (element) {
            case "a", "b", "code", "span", "strong", "bdi", "rect", "line", "path", "circle" -> true;
            default -> false;
        };
    }

    private void escape(String safe) {
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
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
