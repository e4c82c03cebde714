// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.overview;

import dev.postern.console.chart.Ink;
import dev.postern.console.chart.Picture;
import dev.postern.console.chart.StackedBars;
import dev.postern.console.chart.StackedBars.Series;
import dev.postern.console.chart.TimeAxis;
import dev.postern.console.chart.WorldMap;
import dev.postern.console.chart.WorldMap.Dot;
import dev.postern.console.finding.FindingAsk.Band;
import dev.postern.console.finding.FoundPlace;
import dev.postern.store.FindingCondition;
import dev.postern.store.FindingCondition.Range;
import dev.postern.store.FindingCondition.Ranges;
import dev.postern.store.FindingField;
import dev.postern.store.Findings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as pictures: by day and severity, and on the map. */
final class FindingPictures {
    private static final int DAYS = 30;
    private static final long DAY_MICROS = 86_400_000_000L;

    private FindingPictures() {}

    /** Findings of the last 30 days by the day of their latest change; null when there are none. */
    static @Nullable Picture overTime(Findings findings, Instant now) {
        long today = now.truncatedTo(ChronoUnit.DAYS).getEpochSecond() / 86_400;
        long first = today - DAYS + 1;
        TimeAxis axis = new TimeAxis(first * DAY_MICROS, DAY_MICROS, DAYS, ZoneOffset.UTC);
        List<Series> series = new ArrayList<>();
        long all = 0;
        List<Band> bands = new ArrayList<>(List.of(Band.values()));
        Collections.reverse(bands); // the mildest is at the bottom
        for (Band band : bands) {
            long[] counts = new long[DAYS];
            for (Findings.Group group : findings.groups(conditions(band, first), FindingField.DAY)) {
                long day = (long) Double.parseDouble(group.value()) - first;
                if (day >= 0 && day < DAYS) {
                    counts[(int) day] += group.total();
                    all += group.total();
                }
            }
            List<Long> values = new ArrayList<>();
            for (long count : counts) {
                values.add(count);
            }
            series.add(new Series(Ink.valueOf(band.name()), band.word(), values));
        }
        return all == 0
                ? null
                : new StackedBars("Findings by day and severity", "findings", axis, series, day -> link(axis, day))
                        .draw();
    }

    private static List<FindingCondition> conditions(Band band, long firstDay) {
        Range since = new Range(firstDay * (double) DAY_MICROS, Double.POSITIVE_INFINITY);
        return List.of(band.condition(), new Ranges(FindingField.UPDATED, List.of(since), false));
    }

    private static String link(TimeAxis axis, int day) {
        Instant from = Instant.EPOCH.plus(axis.start(day), ChronoUnit.MICROS);
        return "/console/findings?state=all&q=updated%3A%3E%3D"
                + from.toString().substring(0, 10) + "%20updated%3A%3C"
                + from.plus(1, ChronoUnit.DAYS).toString().substring(0, 10);
    }

    /** Where findings came from; null when no place is known. */
    static @Nullable Picture map(List<FoundPlace> places) {
        List<Dot> dots = places.stream()
                .map(each -> new Dot(
                        each.latitude(),
                        each.longitude(),
                        each.name(),
                        each.count(),
                        Ink.valueOf(each.worst().name()),
                        each.address()))
                .toList();
        return dots.isEmpty() ? null : new WorldMap("Where findings come from", "findings", dots).draw();
    }
}
