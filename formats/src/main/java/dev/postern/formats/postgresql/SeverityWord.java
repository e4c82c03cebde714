// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The word for a severity in another language than English. */
final class SeverityWord {
    private static final byte[] COLON = Bytes.ascii(":  ");

    private final Severity severity;
    private final byte[] word;

    SeverityWord(Severity severity, byte[] word) {
        this.severity = severity;
        this.word = word;
    }

    Severity severity() {
        return severity;
    }

    /** Length in bytes, without the colon. */
    int length() {
        return word.length;
    }

    /** The word that stands at {@code from}, followed by a colon; null when none does. */
    static @Nullable SeverityWord before(byte[] b, int from, int to) {
        List<SeverityWord> all = Catalogue.severities();
        for (int i = 0; i < all.size(); i++) {
            SeverityWord each = all.get(i);
            int end = from + each.word.length;
            if (end < to && b[end] == ':' && Bytes.at(b, from, to, each.word)) {
                return each;
            }
        }
        return null;
    }

    /** The severity whose word fills the range; null when none does. */
    static @Nullable Severity of(byte[] b, int from, int to) {
        for (SeverityWord each : Catalogue.severities()) {
            if (each.word.length == to - from && Bytes.at(b, from, to, each.word)) {
                return each.severity;
            }
        }
        return null;
    }

    /** Whether one of the words stands in the range as a log writes it. */
    static boolean isIn(byte[] b, int from, int to) {
        for (int at = Bytes.indexOf(b, from, to, COLON); at >= 0; at = Bytes.indexOf(b, at + 1, to, COLON)) {
            for (SeverityWord each : Catalogue.severities()) {
                if (Bytes.endsWith(b, from, at, each.word)) {
                    return true;
                }
            }
        }
        return false;
    }
}
