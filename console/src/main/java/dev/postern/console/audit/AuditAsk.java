// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.audit;

import dev.postern.console.web.Parameters;
import dev.postern.store.AuditLog.Query;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an address asks of the audit log.
 *
 * @param given its parameters; hostile
 */
public record AuditAsk(Parameters given) {
    private static final String BEFORE = "before";
    private static final long MICROS = 1_000_000;

    /** A parameter's text; empty when it is not given. */
    public String text(String name) {
        return given.text(name);
    }

    /**
     * A day that can be asked for.
     *
     * @param words for people
     * @param value as it was given; may be hostile
     * @param isBad whether it is no day
     */
    public record Day(String name, String words, String value, boolean isBad) {}

    /** The days that can be asked for. */
    public List<Day> days() {
        return List.of(day("from", "From (UTC)"), day("to", "To (UTC)"));
    }

    private Day day(String name, String words) {
        return new Day(name, words, text(name), !text(name).isEmpty() && day(name) == null);
    }

    /** Whether it asks for anything less than all. */
    public boolean isNarrow() {
        return !given.without(BEFORE).pairs().stream()
                .allMatch(pair -> pair.value().isEmpty());
    }

    /** The entries that it asks for. A day that is none narrows nothing. */
    Query query(int limit) {
        LocalDate from = day("from");
        LocalDate to = day("to");
        return new Query(
                value("actor"),
                value("action"),
                from == null ? Long.MIN_VALUE : micros(from),
                to == null ? Long.MAX_VALUE : micros(to.plusDays(1)),
                before(),
                limit);
    }

    /** The address of the entries below a number. */
    String below(long number) {
        return given.with(BEFORE, Long.toString(number)).under(AuditPages.LIST);
    }

    private long before() {
        try {
            return Long.parseLong(text(BEFORE));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private @Nullable String value(String name) {
        return text(name).isEmpty() ? null : text(name);
    }

    private @Nullable LocalDate day(String name) {
        try {
            LocalDate day = LocalDate.parse(text(name));
            return day.getYear() >= 0 && day.getYear() <= 9999 ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static long micros(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * MICROS;
    }
}
