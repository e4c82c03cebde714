// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A time as a page shows it.
 *
 * @param iso for programs, UTC
 * @param local in the reader's zone, to the second
 * @param utc the same in UTC, for the pointer that rests on it
 * @param distance from now in words: {@code 3 h ago}, {@code in 2 days}
 */
public record Moment(String iso, String local, String utc, String distance) {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** A time for a reader. */
    public static Moment of(Instant time, Instant now, ZoneId zone) {
        Instant whole = time.truncatedTo(ChronoUnit.SECONDS);
        return new Moment(
                whole.toString(),
                SECOND.format(whole.atZone(zone)),
                SECOND.format(whole.atOffset(ZoneOffset.UTC)) + " UTC",
                distance(time, now));
    }

    /** A time in microseconds since the epoch for a reader. */
    public static Moment of(long micros, Instant now, ZoneId zone) {
        return of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), now, zone);
    }

    private static String distance(Instant time, Instant now) {
        Duration between = Duration.between(time, now);
        String words = words(between.abs());
        return words.isEmpty() ? "just now" : between.isNegative() ? "in " + words : words + " ago";
    }

    private static String words(Duration between) {
        if (between.toMinutes() < 1) {
            return "";
        } else if (between.toHours() < 1) {
            return between.toMinutes() + " min";
        } else if (between.toDays() < 2) {
            return between.toHours() + " h";
        }
        return between.toDays() + " days";
    }
}
