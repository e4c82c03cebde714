// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import dev.postern.api.operations.Percent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a query. Each is known and given once at most: one that is misspelt must not find everything. */
public final class Parameters {
    private static final String SIGNATURE = "X-Amz-";
    private static final int LONGEST = 4_096;

    private final Map<String, String> values = new HashMap<>();

    /**
     * Reads a query.
     *
     * @param query as sent, without the question mark
     * @param known names that are allowed; those of a signature are besides
     */
    Parameters(String query, Set<String> known) {
        for (String part : query.split("&", -1)) {
            if (part.isEmpty() || part.startsWith(SIGNATURE)) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = Percent.decode(equals < 0 ? part : part.substring(0, equals));
            String value = Percent.decode(equals < 0 ? "" : part.substring(equals + 1));
            if (name == null || value == null) {
                throw Problems.invalid("the query is malformed");
            }
            if (!known.contains(name)) {
                throw Problems.invalid(
                        "the query has a parameter that is not known here; openapi.json tells those that are");
            }
            if (value.length() > LONGEST) {
                throw Problems.invalid(name + " is too long");
            }
            if (values.put(name, value) != null) {
                throw Problems.invalid(name + " is given twice");
            }
        }
    }

    /** A text, or null when it is not given. */
    public @Nullable String text(String name) {
        return values.get(name);
    }

    /** A whole number, or {@code other} when it is not given. */
    public int number(String name, int other, int least, int most) {
        String text = values.get(name);
        if (text == null) {
            return other;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw Problems.invalid(name + " must be a whole number from " + least + " to " + most);
    }

    /** A time in microseconds since the epoch, or {@code other} when it is not given. */
    public long micros(String name, long other) {
        String text = values.get(name);
        return text == null ? other : micros(name, text);
    }

    /** Reads a time. */
    public static long micros(String name, String text) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, OffsetDateTime.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw Problems.invalid(name + " must be a time such as 2026-11-22T08:00:00Z");
        }
    }

    /** One of some values, or null when it is not given. */
    public <E extends Enum<E>> @Nullable E one(String name, Class<E> type) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        throw Problems.invalid(name + " is not one of its values");
    }
}
