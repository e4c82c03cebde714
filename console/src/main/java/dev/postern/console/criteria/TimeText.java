// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as people write them: before now ({@code 7d}), a day, or a moment. */
public final class TimeText {
    /** What to say when a text is none. */
    public static final String HELP = "write a time such as 7d, 12h, 2026-11-22 or 2026-11-22T08:30Z";

    /** Times of four digits of a year: none is too far away for numbers of microseconds. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int DAY_LENGTH = 10;
    private static final int MOST_DIGITS = 5;

    private TimeText() {}

    /** The time that a text means, or null when it means none; without a zone of its own it is in the reader's. */
    public static @Nullable Instant read(String text, Instant now, ZoneId zone) {
        Instant time = parsed(text, now, zone);
        return time == null || time.isBefore(EARLIEST) || !time.isBefore(LATEST) ? null : time;
    }

    private static @Nullable Instant parsed(String text, Instant now, ZoneId zone) {
        try {
            if (isAgo(text)) {
                long number = Long.parseLong(text.substring(0, text.length() - 1));
                return now.minus(number * unitMinutes(text), ChronoUnit.MINUTES);
            }
            if (text.length() == DAY_LENGTH) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
            boolean hasZone = last == 'Z' || text.indexOf('+') > 0 || text.lastIndexOf('-') > DAY_LENGTH;
            return hasZone
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    /** A moment as {@link #read} reads it, in any zone. */
    static String of(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static boolean isAgo(String text) {
        int digits = text.length() - 1;
        return digits >= 1
                && digits <= MOST_DIGITS
                && "mhdw".indexOf(text.charAt(digits)) >= 0
                && text.chars().limit(digits).allMatch(c -> c >= '0' && c <= '9');
    }

    private static int unitMinutes(String text) {
        return switch (text.charAt(text.length() - 1)) {
            case 'h' -> 60;
            case 'd' -> 24 * 60;
            case 'w' -> 7 * 24 * 60;
            default -> 1;
        };
    }
}
