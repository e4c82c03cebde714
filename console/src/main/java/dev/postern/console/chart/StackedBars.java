// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Counts over time, stacked: findings by severity, logins by outcome.
 *
 * @param series from the bottom up
 * @param unit what is counted, in the plural
 * @param link where a click on an interval leads; the empty text for nowhere
 */
public record StackedBars(String title, String unit, TimeAxis axis, List<Series> series, IntFunction<String> link) {
    private static final int HEIGHT = 140;
    private static final int TOP = 18;
    private static final double GAP = 0.18;

    /** A count is seen, however small it is beside others. */
    private static final double LEAST = 1.5;

    public StackedBars {
        series = List.copyOf(series);
    }

    /** Bars that lead nowhere. */
    public StackedBars(String title, String unit, TimeAxis axis, List<Series> series) {
        this(title, unit, axis, series, interval -> "");
    }

    /**
     * Counts of one kind.
     *
     * @param counts one for each interval of the axis
     */
    public record Series(Ink ink, String label, List<Long> counts) {

        public Series {
            counts = List.copyOf(counts);
        }

        private long sum() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Draws it. */
    public Picture draw() {
        long most = 0;
        boolean hasLinks = false;
        for (int i = 0; i < axis.intervals(); i++) {
            most = Math.max(most, total(i));
            hasLinks |= !link.apply(i).isEmpty();
        }
        long scale = Numbers.ceiling(Math.max(1, most));
        int bottom = TOP + HEIGHT;
        Svg svg = Frame.open("bars", bottom + Frame.AXIS, title, description(), hasLinks);
        Frame.times(svg, axis, bottom);
        Frame.scale(svg, Numbers.brief(scale), TOP);
        if (scale > 1) {
            Frame.scale(svg, Numbers.brief(scale / 2), TOP + HEIGHT / 2);
        }
        for (int i = 0; i < axis.intervals(); i++) {
            if (total(i) > 0) {
                svg.openLink(link.apply(i));
                bar(svg, i, scale, bottom);
                svg.closeLink(link.apply(i));
            }
        }
        svg.close();
        return new Picture(svg.toString(), legend(), table());
    }

    private void bar(Svg svg, int interval, long scale, int bottom) {
        double width = 1.0 / axis.intervals();
        String x = Svg.percent((interval + GAP / 2) * width);
        DataTable.Span span = axis.span(interval);
        svg.open("g", "class", "bar")
                .text(
                        "title",
                        axis.text(interval) + " " + axis.zoneName() + ": " + words(interval),
                        "data-from",
                        span.from(),
                        "data-to",
                        span.to());
        double y = bottom;
        for (Series each : series) {
            long count = each.counts().get(interval);
            if (count > 0) {
                double height = Math.max(LEAST, (double) count / scale * HEIGHT);
                y = Math.max(0, y - height);
                svg.empty(
                        "rect",
                        "class",
                        each.ink().style(),
                        "x",
                        x,
                        "width",
                        Svg.percent(width * (1 - GAP)),
                        "y",
                        Svg.number(y),
                        "height",
                        Svg.number(height));
            }
        }
        svg.close();
    }

    private long total(int interval) {
        return series.stream().mapToLong(each -> each.counts().get(interval)).sum();
    }

    private String words(int interval) {
        List<String> parts = new ArrayList<>();
        for (Series each : series) {
            if (each.counts().get(interval) > 0) {
                parts.add(Numbers.full(each.counts().get(interval)) + " " + each.label());
            }
        }
        return String.join(", ", parts);
    }

    private String description() {
        List<String> sums = series.stream()
                .map(each -> Numbers.full(each.sum()) + " " + each.label())
                .toList();
        return "From " + axis.time(axis.from()) + " to " + axis.time(axis.to()) + " " + axis.zoneName() + ", " + unit
                + ": " + String.join(", ", sums) + ".";
    }

    private List<Picture.Key> legend() {
        return series.stream()
                .map(each -> new Picture.Key(each.ink(), each.label()))
                .toList();
    }

    private DataTable table() {
        List<String> columns = new ArrayList<>(List.of("Time"));
        series.forEach(each -> columns.add(each.label()));
        List<List<String>> rows = new ArrayList<>();
        List<DataTable.Span> spans = new ArrayList<>();
        for (int i = 0; i < axis.intervals(); i++) {
            if (total(i) > 0) {
                List<String> row = new ArrayList<>(List.of(axis.text(i)));
                for (Series each : series) {
                    row.add(Numbers.full(each.counts().get(i)));
                }
                rows.add(row);
                spans.add(axis.span(i));
            }
        }
        return new DataTable(title, columns, rows, spans);
    }
}
