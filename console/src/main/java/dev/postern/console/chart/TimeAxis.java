// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A span of time in equal intervals. They begin at whole hours and days of the zone as it is at the beginning: a change to or from
 * summer time within the span moves those behind it by an hour.
 *
 * @param from beginning, microseconds since the epoch
 * @param width of an interval, microseconds, positive
 * @param intervals how many, at least 1
 * @param zone in which times are told
 */
public record TimeAxis(long from, long width, int intervals, ZoneId zone) {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long[] SECONDS = {
        1,
        5,
        15,
        60,
        300,
        900,
        1800,
        3600,
        7200,
        10_800,
        21_600,
        43_200,
        86_400,
        172_800,
        604_800,
        1_209_600,
        2_419_200,
        4_838_400,
        14_515_200,
        29_030_400
    };

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TICK_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TICK_MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TICK_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TICK_MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final int DAYS_OF_MONTH_TICKS = 200;

    /**
     * A mark on the axis.
     *
     * @param share of the width, 0 to 1
     */
    record Tick(double share, String text) {}

    /**
     * The axis that holds a span with the narrowest intervals of which there are not too many.
     *
     * @param from microseconds since the epoch
     * @param to end, exclusive, after {@code from}
     * @param most intervals, at least 2
     */
    public static TimeAxis over(long from, long to, int most, ZoneId zone) {
        long offset = offset(from, zone);
        long width = 0;
        for (long seconds : SECONDS) {
            width = seconds * SECOND;
            if (count(from + offset, to + offset, width) <= most) {
                break;
            }
        }
        while (count(from + offset, to + offset, width) > most) {
            width *= 2;
        }
        long start = Math.floorDiv(from + offset, width) * width - offset;
        return new TimeAxis(start, width, (int) count(from + offset, to + offset, width), zone);
    }

    private static long count(long from, long to, long width) {
        return Math.floorDiv(Math.max(from, to - 1), width) - Math.floorDiv(from, width) + 1;
    }

    private static long offset(long micros, ZoneId zone) {
        return zone.getRules().getOffset(instant(micros)).getTotalSeconds() * SECOND;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The end, exclusive. */
    public long to() {
        return from + width * intervals;
    }

    /** The beginning of an interval. */
    public long start(int interval) {
        return from + width * interval;
    }

    /** The interval that holds a time, or -1. */
    public int interval(long micros) {
        return micros < from || micros >= to() ? -1 : (int) ((micros - from) / width);
    }

    /** Where a time is, as a share of the width; those outside are at the nearer end. */
    double share(long micros) {
        return Math.min(1, Math.max(0, (double) (micros - from) / (to() - from)));
    }

    /** Milliseconds since the epoch of a time, as scripts tell times in the viewer's zone by them. */
    static String millis(long micros) {
        return Long.toString(Math.floorDiv(micros, 1_000));
    }

    /** The zone for people. */
    String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** An interval as a part of a table. */
    DataTable.Span span(int interval) {
        return new DataTable.Span(millis(start(interval)), millis(start(interval + 1)));
    }

    /** Beginning and end of an interval for people. */
    String text(int interval) {
        ZonedDateTime start = at(start(interval));
        if (width == DAY) {
            return DATE.format(start);
        }
        ZonedDateTime end = at(start(interval + 1));
        DateTimeFormatter format = width > DAY ? DATE : width >= 60 * SECOND ? MINUTE : DAY_AND_TIME;
        DateTimeFormatter rest = width > DAY ? DATE : width >= 60 * SECOND ? TICK_MINUTE : TICK_SECOND;
        return format.format(start) + " – " + rest.format(end);
    }

    /** A time for people, to the second. */
    String time(long micros) {
        return DAY_AND_TIME.format(at(micros));
    }

    /** Marks at round times. */
    List<Tick> ticks(int most) {
        TimeAxis wide = wide(most);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= wide.intervals; i++) {
            long at = wide.start(i);
            if (at >= from && at < to()) {
                ticks.add(new Tick(share(at), tick(at, wide.width)));
            }
        }
        return ticks;
    }

    /** Between two marks, microseconds. */
    long step(int most) {
        return wide(most).width;
    }

    private TimeAxis wide(int most) {
        return over(from, to(), most + 1, zone);
    }

    private String tick(long micros, long step) {
        ZonedDateTime time = at(micros);
        if (step >= DAY || (time.getHour() == 0 && time.getMinute() == 0 && time.getSecond() == 0)) {
            return (to() - from > DAYS_OF_MONTH_TICKS * DAY ? TICK_MONTH : TICK_DAY).format(time);
        }
        return (step < 60 * SECOND ? TICK_SECOND : TICK_MINUTE).format(time);
    }

    private ZonedDateTime at(long micros) {
        return instant(micros).atZone(zone);
    }
}
