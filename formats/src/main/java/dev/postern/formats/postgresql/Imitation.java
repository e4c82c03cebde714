// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Recognises names that are made to look like log records. */
final class Imitation {
    private static final String[] SIGNS = {"LOG:  ", "FATAL:  ", "ERROR:  ", "DETAIL:  ", "WARNING:  "};

    private Imitation() {}

    /** Whether a name holds a severity as records do, or a line that begins with a date. */
    static boolean isIn(@Nullable String name) {
        if (name == null || (name.indexOf('\n') < 0 && !name.contains(":  "))) {
            return false;
        }
        for (String sign : SIGNS) {
            if (name.contains(sign)) {
                return true;
            }
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (SeverityWord.isIn(bytes, 0, bytes.length)) {
            return true;
        }
        for (int i = name.indexOf('\n'); i >= 0; i = name.indexOf('\n', i + 1)) {
            if (startsWithDate(name, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithDate(String text, int from) {
        if (from + 10 > text.length()) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(from + i);
            boolean dash = i == 4 || i == 7;
            if (dash ? c != '-' : (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
