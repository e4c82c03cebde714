// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The course of a count, as small as a word.
 *
 * @param values at equal distances in time, the latest last
 */
public record Sparkline(String title, List<Long> values) {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 24;
    private static final int MARGIN = 2;

    public Sparkline {
        values = List.copyOf(values);
    }

    /** Draws it. */
    public Picture draw() {
        long most = values.stream().mapToLong(Long::longValue).max().orElse(0);
        long sum = values.stream().mapToLong(Long::longValue).sum();
        List<String> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            double x = values.size() == 1 ? 0 : (double) i / (values.size() - 1) * WIDTH;
            double y = HEIGHT - MARGIN - (double) values.get(i) / Math.max(1, most) * (HEIGHT - 2 * MARGIN);
            points.add(Svg.number(x) + "," + Svg.number(y));
        }
        Svg svg = new Svg();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "spark",
                "role",
                "img",
                "aria-label",
                title + ": " + Numbers.full(sum) + " in all, at most " + Numbers.full(most),
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "preserveAspectRatio",
                "none");
        svg.text("title", title);
        svg.empty("polyline", "points", String.join(" ", points), "vector-effect", "non-scaling-stroke");
        svg.close();
        return new Picture(svg.toString(), List.of(), table());
    }

    private DataTable table() {
        return new DataTable(
                title,
                List.of("From oldest to latest"),
                values.stream().map(each -> List.of(Numbers.full(each))).collect(Collectors.toList()));
    }
}
