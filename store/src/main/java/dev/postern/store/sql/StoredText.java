// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Text as it is stored. Databases hold valid Unicode alone, and PostgreSQL no U+0000; log text may have both. Such a character is
 * written as U+001A (SUBSTITUTE) and four hex digits, as is U+001A itself; all other text is stored as it is, so that it can be
 * read and compared in the database. Different texts are stored differently.
 */
final class StoredText {
    private static final char ESCAPE = 0x1A;
    private static final int DIGITS = 4;
    private static final int HEX = 16;

    private StoredText() {}

    /** What to store for a text. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnstorable(text, i)) {
                return escaped(text, i);
            }
        }
        return text;
    }

    /** What to store for a text; null for null. */
    static @Nullable String ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** The text that is stored so; null for null. */
    static @Nullable String read(@Nullable String stored) {
        if (stored == null || stored.indexOf(ESCAPE) < 0) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        for (int i = 0; i < stored.length(); i++) {
            char c = stored.charAt(i);
            if (c == ESCAPE) {
                text.append((char) Integer.parseInt(stored, i + 1, i + 1 + DIGITS, HEX));
                i += DIGITS;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The text in a column, or null. */
    static @Nullable String get(ResultSet row, String column) throws SQLException {
        return read(row.getString(column));
    }

    /** The text in a column that is never null. */
    static String require(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(get(row, column), column);
    }

    private static String escaped(String text, int first) {
        StringBuilder stored = new StringBuilder(text.length() + HEX).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnstorable(text, i)) {
                stored.append(ESCAPE);
                for (int shift = 12; shift >= 0; shift -= 4) {
                    stored.append(Character.forDigit((c >> shift) & 0xF, HEX));
                }
            } else {
                stored.append(c);
            }
        }
        return stored.toString();
    }

    private static boolean isUnstorable(String text, int i) {
        char c = text.charAt(i);
        if (c <= ESCAPE) {
            return c == 0 || c == ESCAPE;
        }
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
