// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.criteria;

/** Patterns in which {@code *} stands for any text. Linear in the text for each star, whatever the pattern. */
final class Wildcard {
    /** Most stars that a pattern may have. */
    static final int MOST = 5;

    private Wildcard() {}

    /** Number of stars. */
    static long stars(String pattern) {
        return pattern.chars().filter(c -> c == '*').count();
    }

    /** Whether a pattern fits the whole of a text. */
    static boolean fits(String pattern, String text) {
        String[] parts = pattern.split("[*]", -1);
        if (parts.length == 1) {
            return text.equals(pattern);
        }
        String last = parts[parts.length - 1];
        int from = parts[0].length();
        if (!text.startsWith(parts[0])) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], from);
            if (found < 0) {
                return false;
            }
            from = found + parts[i].length();
        }
        return text.length() - last.length() >= from && text.endsWith(last);
    }
}
