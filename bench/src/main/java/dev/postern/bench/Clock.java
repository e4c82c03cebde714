// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times; remembers the last second, as most lines share it. */
final class Clock {
    private final DateTimeFormatter format;
    private long second = Long.MIN_VALUE;
    private String text = "";

    /** @param pattern a {@link DateTimeFormatter} pattern down to the second, written in UTC */
    Clock(String pattern) {
        format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** Down to the second. */
    String seconds(long micros) {
        long wanted = Math.floorDiv(micros, 1_000_000L);
        if (wanted != second) {
            second = wanted;
            text = format.format(Instant.ofEpochSecond(wanted));
        }
        return text;
    }

    /** With three digits of the second behind a point. */
    String millis(long micros) {
        return seconds(micros) + '.' + digits((int) Math.floorMod(micros / 1000, 1000L), 3);
    }

    /** A length of time as PostgreSQL writes it in a disconnection: {@code 0:00:01.234}. */
    static String length(long micros) {
        long s = micros / 1_000_000;
        return s / 3600 + ":" + digits((int) (s / 60 % 60), 2) + ':' + digits((int) (s % 60), 2) + '.'
                + digits((int) (micros / 1000 % 1000), 3);
    }

    private static String digits(int value, int width) {
        String text = Integer.toString(value);
        return "0".repeat(width - text.length()) + text;
    }
}
