// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.List;

/**
 * Log lines without the secrets that people write into statements and connection strings: {@code IDENTIFIED BY 'x'}, {@code
 * PASSWORD 'x'}, {@code password=x}, {@code "password": "x"}. What a server says of a password is no secret and stays: {@code
 * password authentication failed for user "alice"}.
 */
public final class SecretText {
    private static final String MASK = "***";
    private static final List<String> NAMES = List.of("password", "passwd", "pwd", "secret", "token", "identified");

    /** Of MySQL's refusals: {@code (using password: YES)}. */
    private static final String USING = "using ";

    private SecretText() {}

    /** A hostile text, masked. */
    public static String masked(String hostile) {
        StringBuilder out = null;
        int copied = 0;
        int at = 0;
        while (at < hostile.length()) {
            int behind = name(hostile, at);
            if (behind < 0) {
                at++;
                continue;
            }
            int value = value(hostile, behind);
            if (value < 0) {
                at = behind;
                continue;
            }
            int end = end(hostile, value);
            out = out == null ? new StringBuilder(hostile.length()) : out;
            out.append(hostile, copied, value).append(MASK);
            copied = end;
            at = end;
        }
        return out == null
                ? hostile
                : out.append(hostile, copied, hostile.length()).toString();
    }

    /** Place behind a name that begins here, or -1. */
    private static int name(String text, int at) {
        for (String name : NAMES) {
            boolean isYesOrNo = text.regionMatches(true, at - USING.length(), USING, 0, USING.length());
            if (text.regionMatches(true, at, name, 0, name.length()) && !isYesOrNo) {
                return at + name.length();
            }
        }
        return -1;
    }

    /** Where the secret begins, its quotation mark included; -1 when what follows is no value. */
    private static int value(String text, int behind) {
        int at = behind;
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            at++; // of a quoted name
        }
        at = blanks(text, at);
        if (at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':')) {
            at = blanks(text, at + 1);
            return at < text.length() ? at : -1;
        }
        for (int words = 0; words < 4 && at < text.length(); words++) { // by; with x by; with x as
            if (text.charAt(at) == '\'') {
                return at > behind ? at : -1;
            }
            int end = at;
            while (end < text.length() && isWord(text.charAt(end))) {
                end++;
            }
            if (end == at || !isGrammar(text, behind, words)) {
                return -1;
            }
            at = blanks(text, end);
        }
        return -1;
    }

    /** Only behind IDENTIFIED do words come in front of the secret. */
    private static boolean isGrammar(String text, int behind, int words) {
        return words < 3
                && text.regionMatches(true, behind - "identified".length(), "identified", 0, "identified".length());
    }

    private static boolean isWord(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Place behind the secret. One in quotation marks that are not closed goes to the end. */
    private static int end(String text, int from) {
        char first = text.charAt(from);
        int at = from + 1;
        if (first == '\'' || first == '"') {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\\') {
                    at++;
                } else if (c == first) {
                    boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == first;
                    if (!doubled) {
                        return at + 1;
                    }
                    at++;
                }
                at++;
            }
            return text.length();
        }
        while (at < text.length() && " \t,;&)\"'".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
