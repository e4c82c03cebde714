// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import dev.postern.console.text.VisibleText;

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
                || !VisibleText.of(text).equals(text)
                || text.chars()
                        .anyMatch(c -> ClauseReader.isBlank((char) c) || c == ',' || c == '"' || c == '<' || c == '>');
    }

    /** In quotation marks, with all that a reader would not see written out, so that it can be copied and sent by forms. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            String one = text.substring(i, isPair ? i + 2 : i + 1);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (VisibleText.of(one).equals(one)) {
                out.append(one);
            } else {
                one.chars().forEach(unit -> out.append(String.format("\\u%04x", unit)));
            }
            i += one.length() - 1;
        }
        return out.append('"').toString();
    }
}
