// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Country codes (ISO 3166-1 alpha-2) and their English names as the JDK knows them (Unicode CLDR). */
final class Countries {
    private static final String UNKNOWN = "ZZ";

    /** Asked so far, at most 676: the JDK's own look-up is slow, and tables have one country a row. */
    private static final Map<String, Optional<String>> NAMES = new ConcurrentHashMap<>();

    private Countries() {}

    /** The code in capitals, or null when the text is no two ASCII letters or stands for an unknown country. */
    static @Nullable String code(@Nullable String text) {
        if (text == null || text.length() != 2 || !isLetter(text.charAt(0)) || !isLetter(text.charAt(1))) {
            return null;
        }
        String code = text.toUpperCase(Locale.ROOT);
        return code.equals(UNKNOWN) ? null : code;
    }

    /** The English name of a country by its {@link #code}, or null when the JDK knows no such country. */
    static @Nullable String name(@Nullable String code) {
        return code == null
                ? null
                : NAMES.computeIfAbsent(code, Countries::lookUp).orElse(null);
    }

    private static Optional<String> lookUp(String code) {
        String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
        return name.isEmpty() || name.equals(code) ? Optional.empty() : Optional.of(name);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
