// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date. */
final class RetryAfter {
    private static final int MOST_DIGITS = 9;
    private static final int LONGEST_DATE = 40;

    private RetryAfter() {}

    /** How long to wait, not negative; null when the header is missing or says nothing that can be understood. */
    static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null || header.isEmpty() || header.length() > LONGEST_DATE) {
            return null;
        }
        if (header.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(header.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(header));
        }
        try {
            Instant then = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
        } catch (DateTimeParseException e) {
            return null; // as good as no header
        }
    }
}
