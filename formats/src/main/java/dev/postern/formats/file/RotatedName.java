// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.file;

import java.util.List;
import java.util.Locale;

/**
 * A log's file name taken apart: {@code postgresql-15-main.log.2.gz} is rotation 2 of {@code postgresql-15-main};
 * {@code postgresql-2026-11-22_000000.csv} is {@code postgresql} of that date.
 *
 * @param base the name without rotation, date, compression and type suffixes
 * @param stem the name without rotation number, compression and type suffix, but with its date
 * @param type the type suffix in lower case with its dot, e.g. {@code .log}, or empty
 * @param date the digits of the date and time in the name, e.g. {@code 20261122083000}; empty when there is none, or only a
 *     day of the week
 * @param number rotation number, 0 for the file being written
 */
public record RotatedName(String base, String stem, String type, String date, int number) {

    private static final List<String> COMPRESSED = List.of(".gz", ".zst");
    private static final List<String> TYPES = List.of(".log", ".csv", ".json", ".err", ".txt");
    private static final int LONGEST_NUMBER = 6;

    /** Takes a file name apart; of a name that would be nothing but suffixes, the suffix is the name. */
    public static RotatedName of(String fileName) {
        String name = plain(fileName);
        int number = 0;
        // logrotate writes NAME.log.2, RDS and others NAME.log.2026-11-22-09, logrotate's dateext NAME.log-20261122
        int dot = name.lastIndexOf('.');
        if (dot > 0 && isNumber(name, dot + 1)) {
            number = Integer.parseInt(name, dot + 1, name.length(), 10);
            name = name.substring(0, dot);
        }
        String type = suffix(name, TYPES);
        String stem = name.substring(0, name.length() - type.length());
        int dated = DateSuffix.start(stem);
        String date = dated > 0 ? DateSuffix.digits(stem, dated) : "";
        String undated = dated > 0 ? stem.substring(0, dated) : stem;
        String inner = suffix(undated, TYPES);
        String base = undated.substring(0, undated.length() - inner.length());
        return new RotatedName(base, stem, type.isEmpty() ? lower(inner) : lower(type), date, number);
    }

    /** The name without a suffix that tells of compression. */
    public static String plain(String fileName) {
        return fileName.substring(
                0, fileName.length() - suffix(fileName, COMPRESSED).length());
    }

    /** The one of the suffixes that the name ends with, as it stands there; empty when it has none or is nothing else. */
    private static String suffix(String name, List<String> suffixes) {
        for (String suffix : suffixes) {
            int from = name.length() - suffix.length();
            if (from > 0 && name.regionMatches(true, from, suffix, 0, suffix.length())) {
                return name.substring(from);
            }
        }
        return "";
    }

    private static boolean isNumber(String name, int from) {
        int length = name.length() - from;
        return length >= 1 && length <= LONGEST_NUMBER && DateSuffix.areDigits(name, from, length);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
