// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.text;

import java.util.Locale;

/** Numbers as a page shows them. */
public final class Amount {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final int THOUSAND = 1000;

    private Amount() {}

    /** A number with its digits in groups. */
    public static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things; the word is given for one of them. */
    public static String of(long number, String thing) {
        return of(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** A size. */
    public static String bytes(long bytes) {
        double rest = bytes;
        int unit = 0;
        while (rest >= THOUSAND && unit < UNITS.length - 1) {
            rest /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, rest < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", rest, UNITS[unit]);
    }
}
