// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import dev.postern.console.chart.HeatMap;
import dev.postern.console.chart.Ink;
import dev.postern.console.chart.Picture;
import dev.postern.console.chart.StackedBars;
import dev.postern.console.chart.StackedBars.Series;
import dev.postern.console.chart.TimeAxis;
import dev.postern.console.login.FoundLogins.Moment;
import dev.postern.kernel.Outcome;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Pictures of the times of logins. */
public final class LoginPictures {
    private static final int MOST_BARS = 60;
    private static final int HOURS = 24;
    private static final int EVERY = 3;

    private LoginPictures() {}

    /**
     * Logins over time by outcome; a click on an interval searches it.
     *
     * @param link the URL of a search
     */
    public static Picture overTime(
            FoundLogins found, LoginSearch search, ZoneId zone, Function<LoginSearch, String> link) {
        TimeAxis axis = TimeAxis.over(found.oldestMicros(), found.newestMicros() + 1, MOST_BARS, zone);
        List<Series> series = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long[] counts = new long[axis.intervals()];
            for (Moment each : found.times()) {
                int interval = axis.interval(each.micros());
                if (each.outcome() == outcome && interval >= 0) {
                    counts[interval]++;
                }
            }
            series.add(new Series(Ink.of(outcome), words(outcome), boxed(counts)));
        }
        return new StackedBars(
                        "Logins over time",
                        "logins",
                        axis,
                        series,
                        interval -> link.apply(search.with(LoginField.FROM, time(axis.start(interval)))
                                .with(LoginField.TO, time(axis.start(interval + 1)))))
                .draw();
    }

    /** Logins by day of the week and hour of the zone. */
    public static Picture week(FoundLogins found, ZoneId zone) {
        long[][] counts = new long[DayOfWeek.values().length][HOURS];
        for (Moment each : found.times()) {
            ZonedDateTime time =
                    Instant.EPOCH.plus(each.micros(), ChronoUnit.MICROS).atZone(zone);
            counts[time.getDayOfWeek().getValue() - 1][time.getHour()]++;
        }
        List<String> rows = new ArrayList<>();
        List<List<Long>> values = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            rows.add(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            values.add(boxed(counts[day.getValue() - 1]));
        }
        List<String> columns = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            columns.add(String.format(Locale.ROOT, "%02d", hour));
        }
        return new HeatMap("Logins by day and hour", "logins", rows, columns, values, EVERY).draw();
    }

    /** An outcome as an adjective. */
    public static String words(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> "successful";
            case FAILED -> "failed";
            case INCOMPLETE -> "incomplete";
        };
    }

    /** The badge of an outcome. */
    public static String badge(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> "good";
            case FAILED -> "bad";
            case INCOMPLETE -> "plain";
        };
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static List<Long> boxed(long[] counts) {
        List<Long> boxed = new ArrayList<>();
        for (long count : counts) {
            boxed.add(count);
        }
        return boxed;
    }
}
