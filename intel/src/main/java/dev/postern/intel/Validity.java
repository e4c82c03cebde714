// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Judges periods of validity of one moment, {@code from <= time < until}. Times are RFC 3339; without an offset they are UTC (STIX 1.x). */
final class Validity {
    private final @Nullable Instant at;
    private @Nullable Instant nextChange;

    /** @param at the moment for which lists are read, or null when every period counts */
    Validity(@Nullable Instant at) {
        this.at = at;
    }

    /**
     * Why an indicator does not count, or null when it does.
     *
     * @param from first moment, or null when it was always valid
     * @param until first moment at which it is no longer valid, or null
     */
    @Nullable
    LineIssue judge(@Nullable String from, @Nullable String until) {
        try {
            if (at == null) {
                return null;
            }
            Instant end = until == null ? null : parse(until);
            if (end != null && !at.isBefore(end)) {
                return LineIssue.EXPIRED;
            }
            Instant start = from == null ? null : parse(from);
            boolean early = start != null && at.isBefore(start);
            changes(early ? start : end);
            return early ? LineIssue.NOT_YET_VALID : null;
        } catch (DateTimeException e) {
            return LineIssue.NO_TIME;
        }
    }

    private void changes(@Nullable Instant time) {
        if (time != null && (nextChange == null || time.isBefore(nextChange))) {
            nextChange = time;
        }
    }

    /** The first moment at which one of the judgements so far would be another; null when there is none. */
    @Nullable
    Instant nextChange() {
        return nextChange;
    }

    private static Instant parse(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }
}
