// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.util.Comparator;
import java.util.List;

/**
 * Counts on a map of the world, a dot for each place.
 *
 * @param unit what is counted, in the plural
 */
public record WorldMap(String title, String unit, List<Dot> dots) {
    private static final double SMALLEST = 6;
    private static final double LARGEST = 22;

    public WorldMap {
        dots = List.copyOf(dots);
    }

    /**
     * A place.
     *
     * @param latitude degrees
     * @param longitude degrees
     * @param label its name
     * @param link where a click leads; the empty text for nowhere
     */
    public record Dot(double latitude, double longitude, String label, long count, Ink ink, String link) {}

    /** Draws it; small dots above large ones. */
    public Picture draw() {
        long most = dots.stream().mapToLong(Dot::count).max().orElse(1);
        Svg svg = new Svg();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "chart world",
                "role",
                dots.stream().allMatch(dot -> dot.link().isEmpty()) ? "img" : "group",
                "aria-label",
                title,
                "viewBox",
                "0 0 " + Projection.WIDTH + " " + Projection.HEIGHT);
        svg.text("title", title).text("desc", description());
        svg.empty("path", "class", "land", "d", World.land());
        svg.empty("path", "class", "borders", "d", World.borders());
        dots.stream()
                .sorted(Comparator.comparingLong(Dot::count).reversed().thenComparing(Dot::label))
                .forEach(dot -> draw(svg, dot, most));
        svg.close();
        return new Picture(svg.toString(), List.of(), table());
    }

    /** The area of a dot grows with the count. */
    private void draw(Svg svg, Dot dot, long most) {
        Projection.Point at = Projection.of(dot.latitude(), dot.longitude());
        double radius = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((double) dot.count() / Math.max(1, most));
        svg.openLink(dot.link());
        svg.open(
                "circle",
                "class",
                "dot " + dot.ink().style(),
                "cx",
                Svg.number(at.x()),
                "cy",
                Svg.number(at.y()),
                "r",
                Svg.number(radius));
        svg.text("title", dot.label() + ": " + Numbers.full(dot.count()) + " " + unit);
        svg.close().closeLink(dot.link());
    }

    private String description() {
        List<String> first = dots.stream()
                .sorted(Comparator.comparingLong(Dot::count).reversed().thenComparing(Dot::label))
                .limit(5)
                .map(dot -> dot.label() + " " + Numbers.full(dot.count()))
                .toList();
        return dots.isEmpty()
                ? "No " + unit + " with a known place."
                : "Most " + unit + ": " + String.join(", ", first) + ".";
    }

    private DataTable table() {
        return new DataTable(
                title,
                List.of("Place", "Number of " + unit),
                dots.stream()
                        .map(dot -> List.of(dot.label(), Numbers.full(dot.count())))
                        .toList());
    }
}
