// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Country codes (ISO 3166-1 alpha-2) and their English names as the JDK knows them (Unicode CLDR). */
final class Countries {
    private static final String UNKNOWN = "ZZ";

    private Countries() {}

    /** The code in capitals, or null when the text is no two ASCII letters or stands for an unknown country. */
    static @Nullable String code(@Nullable String text) {
        if (text == null || text.length() != 2 || !isLetter(text.charAt(0)) || !isLetter(text.charAt(1))) {
            return null;
        }
        String code = text.toUpperCase(Locale.ROOT);
        return code.equals(UNKNOWN) ? null : code;
    }

    /** The English name, or null when the JDK knows no country of this code. */
    static @Nullable String name(@Nullable String code) {
        if (code == null) {
            return null;
        }
        String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
        return name.isEmpty() || name.equals(code) ? null : name;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
