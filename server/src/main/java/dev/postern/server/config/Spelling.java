// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import java.util.Collection;
import java.util.Locale;

/** What somebody may have meant to write. */
final class Spelling {
    private static final int FURTHEST = 2;
    private static final int LONGEST = 40;

    private Spelling() {}

    /** Names the known word that is nearest, or all. */
    static String hint(String word, Collection<String> known) {
        String nearest = "";
        int least = FURTHEST + 1;
        for (String candidate : known) {
            int distance = distance(plain(word), plain(candidate));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? "known here: " + String.join(", ", known) : "did you mean " + nearest + "?";
    }

    /** Without what other notations have: {@code log_line_prefix}, {@code private-networks}. */
    private static String plain(String word) {
        return word.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance; of long words, that they are far. */
    private static int distance(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
