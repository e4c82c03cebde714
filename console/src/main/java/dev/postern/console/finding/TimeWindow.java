// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.api.own.explanation.Explanations;
import dev.postern.console.criteria.TimeText;
import dev.postern.console.web.Parameters;
import dev.postern.store.FindingState;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A part of an incident's time. Times are microseconds since the epoch, ends exclusive.
 *
 * @param from where it begins
 * @param to where it ends
 * @param first the incident's first login
 * @param end the incident's end
 */
public record TimeWindow(long from, long to, long first, long end) {
    /** Parameters of addresses. */
    static final String FROM = "from";

    static final String TO = "to";

    /** No narrower, as marks are told to the second. */
    private static final long LEAST = 1_000_000;

    /** The part that an address names; the whole when it names none that can be read, or none of the incident. */
    static TimeWindow of(Parameters query, FindingState finding) {
        TimeWindow whole = new TimeWindow(
                finding.firstSeenMicros(),
                Explanations.end(finding),
                finding.firstSeenMicros(),
                Explanations.end(finding));
        Long from = micros(query.text(FROM));
        Long to = micros(query.text(TO));
        TimeWindow part = from == null || to == null || from >= to ? null : whole.part(from, to);
        return part == null ? whole : part;
    }

    private static @Nullable Long micros(String text) {
        Instant time = TimeText.read(text, Instant.EPOCH, ZoneOffset.UTC);
        return time == null ? null : time.toEpochMilli() * 1_000;
    }

    /** A part in whole seconds, as far as it is of the incident; null when it is not. */
    private @Nullable TimeWindow part(long newFrom, long newTo) {
        long from = Math.max(first, Math.floorDiv(newFrom, LEAST) * LEAST);
        long to = Math.min(end, -Math.floorDiv(-newTo, LEAST) * LEAST);
        return from >= to ? null : new TimeWindow(from, to, first, end);
    }

    /** Whether it is less than the whole. */
    public boolean isPart() {
        return from > first || to < end;
    }

    /** The half in the middle; null when it is too narrow. */
    public @Nullable TimeWindow inner() {
        long quarter = (to - from) / 4;
        return to - from < 2 * LEAST ? null : part(from + quarter, to - quarter);
    }

    /** As much again around it. */
    public @Nullable TimeWindow outer() {
        long half = (to - from) / 2;
        return part(from - half, to + half);
    }

    /** Half of it and as much before; null at the beginning. */
    public @Nullable TimeWindow earlier() {
        return from <= first ? null : part(from - half(), to - half());
    }

    /** Half of it and as much behind; null at the end. */
    public @Nullable TimeWindow later() {
        return to >= end ? null : part(from + half(), to + half());
    }

    private long half() {
        return Math.max(LEAST, (to - from) / 2);
    }
}
