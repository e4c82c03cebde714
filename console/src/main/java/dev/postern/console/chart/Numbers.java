// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.util.Locale;

/** Counts as people read them. */
final class Numbers {
    private static final String[] UNITS = {"", "k", "M", "G", "T"};
    private static final int THOUSAND = 1000;

    private Numbers() {}

    /** All digits, in groups. */
    static String full(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** At most three digits and a unit: {@code 1.5k}. */
    static String brief(long value) {
        double rest = value;
        int unit = 0;
        while (rest >= THOUSAND && unit < UNITS.length - 1) {
            rest /= THOUSAND;
            unit++;
        }
        return (rest < 10 ? Svg.number(Math.floor(rest * 10) / 10) : Long.toString((long) rest)) + UNITS[unit];
    }

    /** The least of 1, 2, 4, 10, 20, 40, … that is not below a value: a scale whose half is a whole number, but for 1. */
    static long ceiling(long value) {
        for (long power = 1; power < Long.MAX_VALUE / 100; power *= 10) {
            for (long digit : new long[] {1, 2, 4}) {
                if (digit * power >= value) {
                    return digit * power;
                }
            }
        }
        return value;
    }
}
