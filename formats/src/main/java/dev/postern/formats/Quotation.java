// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.List;

/**
 * A text in quotation marks as logs write it: plain, with the marks escaped ({@code \'x\'}, when the whole statement is in quotation
 * marks itself), doubled ({@code ""x""}, in CSV), or as entities (in XML).
 */
final class Quotation {
    private static final List<String> ENTITIES = List.of("&apos;", "&quot;", "&#39;", "&#34;");

    private Quotation() {}

    /** Length of the mark that begins a text in quotation marks here; 0 when there is none. */
    static int mark(String text, int at) {
        for (String entity : ENTITIES) {
            if (text.startsWith(entity, at)) {
                return entity.length();
            }
        }
        int behind = at;
        while (behind < text.length() && text.charAt(behind) == '\\') {
            behind++;
        }
        if (behind == text.length() || "'\"`".indexOf(text.charAt(behind)) < 0) {
            return 0;
        }
        return behind + 1 - at;
    }

    /**
     * Place behind a text in quotation marks; that it is closed is not needed, and what could be read in two ways goes to the end of
     * the line.
     *
     * @param at where its mark begins
     * @param mark length of the mark, not 0
     */
    static int end(String text, int at, int mark) {
        int from = at + mark;
        if (text.charAt(at) == '&') {
            int close = text.indexOf(text.substring(at, from), from);
            return close < 0 ? text.length() : close + mark;
        }
        char quote = text.charAt(from - 1);
        if (isDoubled(text, from, quote, mark)) {
            int close = text.indexOf("" + quote + quote, from + 1);
            return close < 0 ? text.length() : close + 2;
        }
        return mark == 1 ? endOfPlain(text, from, quote) : endOfEscaped(text, from, quote, mark - 1);
    }

    /** Whether a mark is the first of two that stand for one, rather than that of an empty text. */
    private static boolean isDoubled(String text, int from, char quote, int mark) {
        return mark == 1
                && from + 1 < text.length()
                && text.charAt(from) == quote
                && " \t,;:&)}]=\"'\\".indexOf(text.charAt(from + 1)) < 0;
    }

    private static int endOfPlain(String text, int from, char quote) {
        int at = from;
        int backslashes = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote && backslashes > 1) {
                return text.length(); // closed by this one or not, according to who has escaped what
            }
            boolean escaped = backslashes == 1;
            backslashes = c == '\\' ? backslashes + 1 : 0;
            if (c == quote && !escaped) {
                if (at + 1 == text.length() || text.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            }
            at++;
        }
        return text.length();
    }

    /** @param depth number of backslashes before the mark; a mark with more of them is inside, one with fewer closes what is around */
    private static int endOfEscaped(String text, int from, char quote, int depth) {
        int backslashes = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote && backslashes < depth) {
                return at;
            }
            if (c == quote && backslashes == depth) {
                if (!text.startsWith(text.substring(from - depth - 1, from), at + 1)) {
                    return at + 1;
                }
                at += depth + 1;
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
            at++;
        }
        return text.length();
    }
}
