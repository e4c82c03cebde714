// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

/**
 * A value of a clause.
 *
 * @param text without quotation marks
 * @param pattern whether its stars stand for any text
 * @param hasQuotedStar whether a star of it was quoted, and so stands for itself
 */
record Value(String text, boolean pattern, boolean hasQuotedStar) {

    /** The value as it is written in a filter. */
    String written() {
        if (!pattern) {
            return needsQuotes(text) || text.indexOf('*') >= 0 ? quoted(text) : text;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', from)) {
            part(out, text.substring(from, star)).append('*');
            from = star + 1;
        }
        return part(out, text.substring(from)).toString();
    }

    private static StringBuilder part(StringBuilder out, String part) {
        return out.append(!part.isEmpty() && needsQuotes(part) ? quoted(part) : part);
    }

    private static boolean needsQuotes(String text) {
        return text.isEmpty()
                || text.chars()
                        .anyMatch(c -> ClauseReader.isBlank((char) c) || c == ',' || c == '"' || c == '<' || c == '>');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
