// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

/** What charts over time have in common: the outer element, the marks of the axis, the lines of the scale. */
final class Frame {
    /** Height of the row of times below the plot, CSS pixels. */
    static final int AXIS = 20;

    /** So few that they do not touch on a narrow screen. */
    private static final int MOST_TICKS = 6;

    /** A text that begins so near the right edge would leave the picture. */
    private static final double LAST = 0.93;

    private static final int TEXT_ABOVE_LINE = 4;

    private Frame() {}

    /** Begins a picture. One that holds links is a group, because what is in an image cannot be reached. */
    static Svg open(String style, int height, String title, String description, boolean hasLinks) {
        Svg svg = new Svg();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "chart " + style,
                "role",
                hasLinks ? "group" : "img",
                "aria-label",
                title,
                "width",
                "100%",
                "height",
                Integer.toString(height));
        return svg.text("title", title).text("desc", description);
    }

    /** Draws the times and a line above each. Scripts draw them anew in the viewer's zone, by the same rules. */
    static void times(Svg svg, TimeAxis axis, int bottom) {
        svg.open(
                "g",
                "class",
                "times",
                "data-from",
                TimeAxis.millis(axis.from()),
                "data-to",
                TimeAxis.millis(axis.to()),
                "data-step",
                TimeAxis.millis(axis.step(MOST_TICKS)),
                "data-bottom",
                Integer.toString(bottom));
        for (TimeAxis.Tick tick : axis.ticks(MOST_TICKS)) {
            String x = Svg.percent(tick.share());
            svg.empty("line", "class", "grid", "x1", x, "x2", x, "y1", "0", "y2", Integer.toString(bottom));
            if (tick.share() < LAST) {
                svg.text("text", tick.text(), "class", "tick", "x", x, "dx", "3", "y", Integer.toString(bottom + 14));
            }
        }
        svg.close();
        line(svg, "base", bottom);
    }

    /** Draws a line of the scale with its number. */
    static void scale(Svg svg, String label, int y) {
        line(svg, "grid", y);
        svg.text("text", label, "class", "scale", "x", "0", "y", Integer.toString(y - TEXT_ABOVE_LINE));
    }

    private static void line(Svg svg, String style, int y) {
        String at = Integer.toString(y);
        svg.empty("line", "class", style, "x1", "0", "x2", "100%", "y1", at, "y2", at);
    }
}
