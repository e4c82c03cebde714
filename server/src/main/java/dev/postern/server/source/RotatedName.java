// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log's file name taken apart: {@code postgresql-15-main.log.2.gz} is rotation 2 of {@code postgresql-15-main};
 * {@code postgresql-2026-11-22_000000.csv} is {@code postgresql} of that date.
 *
 * @param base the name without rotation, date, compression and type suffixes
 * @param stem the name without rotation number, compression and type suffix, but with its date
 * @param number rotation number, 0 for the file being written
 */
record RotatedName(String base, String stem, int number) {

    // File names are the operator's own, not an attacker's; these patterns have no nested repetition.
    private static final Pattern COMPRESSED = Pattern.compile("(?i)\\.(gz|zst)$");
    private static final Pattern NUMBERED = Pattern.compile("\\.(\\d{1,6})$");
    private static final Pattern TYPE = Pattern.compile("(?i)\\.(log|csv|json|err|txt)$");
    private static final Pattern DATED =
            Pattern.compile("[-_.]?(\\d{4}-?\\d{2}-?\\d{2}([-_T.]?\\d{2}([-_:.]?\\d{2}){0,2})?|"
                    + "(?i:mon|tue|wed|thu|fri|sat|sun))$");

    static RotatedName of(String fileName) {
        String name = COMPRESSED.matcher(fileName).replaceFirst("");
        int number = 0;
        // logrotate writes NAME.log.2, RDS and others NAME.log.2026-11-22-09, logrotate's dateext NAME.log-20261122
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.find() && numbered.start() > 0) {
            number = Integer.parseInt(numbered.group(1));
            name = name.substring(0, numbered.start());
        }
        String stem = strip(TYPE, name);
        String base = strip(TYPE, strip(DATED, stem));
        return new RotatedName(base, stem, number);
    }

    private static String strip(Pattern suffix, String name) {
        String stripped = suffix.matcher(name).replaceFirst("");
        return stripped.isEmpty() ? name : stripped;
    }
}
