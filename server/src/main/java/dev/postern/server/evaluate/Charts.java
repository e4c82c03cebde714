// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.evaluate;

import dev.postern.evaluation.measure.Raised;
import dev.postern.evaluation.measure.Raised.Worth;
import dev.postern.evaluation.report.ClassQuality;
import dev.postern.server.report.Html;
import java.util.List;
import java.util.Locale;

/** Pictures of an evaluation, as SVG within the page. The tables beside them hold the same figures. */
final class Charts {
    private static final int WIDTH = 1040;
    private static final int LEFT = 300;
    private static final int RIGHT = 150;
    private static final int ROW = 22;
    private static final int TOP = 24;
    private static final double[] DELAYS = {1, 10, 60, 600, 3600, 6 * 3600, 86_400, 7 * 86_400};

    private static final int BIN_BITS = 2;
    private static final int BINS = 20;
    private static final int HEIGHT = 120;

    private final Html html;

    Charts(Html html) {
        this.html = html;
    }

    /** One row a class: the share found as a dot, its interval as a line. */
    void detection(List<ClassQuality> classes) {
        open(TOP + classes.size() * ROW + ROW, "Share of attacks found, by class");
        for (int percent = 0; percent <= 100; percent += 20) {
            grid(x(percent / 100.0), percent + " %", classes.size());
        }
        for (int i = 0; i < classes.size(); i++) {
            ClassQuality of = classes.get(i);
            double y = row(i, of);
            Double share = of.found().share();
            if (share != null) {
                line(
                        "range",
                        x(of.found().interval().low()),
                        y,
                        x(of.found().interval().high()),
                        y);
                dot(of.separable() ? "found" : "found inseparable", x(share), y);
            }
            text(Figures.fraction(of.found()), "value", WIDTH - RIGHT + 12, y + 4, "start");
        }
        html.close();
    }

    /** One row a class: median and 95th percentile on a logarithmic scale. */
    void delays(List<ClassQuality> classes) {
        open(TOP + classes.size() * ROW + ROW, "Time from an attack's first login to the notification, by class");
        for (double seconds : DELAYS) {
            grid(x(position(seconds)), Figures.seconds(seconds), classes.size());
        }
        for (int i = 0; i < classes.size(); i++) {
            ClassQuality of = classes.get(i);
            double y = row(i, of);
            Double p50 = of.delaySeconds().p50();
            Double p95 = of.delaySeconds().p95();
            if (p50 != null && p95 != null) {
                line("range", x(position(p50)), y, x(position(p95)), y);
                dot("found", x(position(p50)), y);
            }
            String value = Figures.seconds(p50) + " / " + Figures.seconds(p95);
            text(value, "value", WIDTH - RIGHT + 12, y + 4, "start");
        }
        html.close();
    }

    private static double position(double seconds) {
        double most = Math.log(DELAYS[DELAYS.length - 1]);
        return Math.max(0, Math.min(1, Math.log(Math.max(1, seconds)) / most));
    }

    /** How many findings with a score have how many bits: of attacks above the line, false ones below. */
    void scores(List<Raised> findings) {
        long[] right = new long[BINS];
        long[] wrong = new long[BINS];
        for (Raised each : findings) {
            Double bits = each.bits();
            if (bits != null) {
                int bin = (int) Math.max(0, Math.min(BINS - 1, bits / BIN_BITS));
                (each.worth() == Worth.FALSE ? wrong : right)[bin]++;
            }
        }
        open(TOP + 2 * HEIGHT + 2 * ROW, "Number of findings by bits of evidence: true above, false below");
        double base = TOP + HEIGHT;
        bars("true", right, base, -1);
        bars("false", wrong, base, 1);
        line("base", LEFT, base, WIDTH - RIGHT, base);
        text("of attacks and authorised tests", "label", 0, base - HEIGHT / 2.0, "start");
        text("false", "label", 0, base + HEIGHT / 2.0, "start");
        for (int bin = 0; bin <= BINS; bin += 5) {
            String label = bin * BIN_BITS + (bin == BINS ? " and more" : "");
            text(label, "tick", x((double) bin / BINS), base + HEIGHT + ROW, "middle");
        }
        html.close();
    }

    private void bars(String style, long[] counts, double base, int direction) {
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        double width = (WIDTH - LEFT - RIGHT) / (double) BINS - 2;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] == 0) {
                continue;
            }
            double height = Math.max(2, (double) counts[bin] / most * (HEIGHT - 16));
            html.open(
                    "rect",
                    "class",
                    "score " + style,
                    "x",
                    number(x((double) bin / BINS)),
                    "y",
                    number(direction < 0 ? base - height : base),
                    "width",
                    number(width),
                    "height",
                    number(height));
            html.element("title", counts[bin] + " from " + bin * BIN_BITS + " bits")
                    .close();
            double y = direction < 0 ? base - height - 3 : base + height + 12;
            text(Figures.whole(counts[bin]), "tick", x((double) bin / BINS) + width / 2, y, "middle");
        }
    }

    private void open(int height, String description) {
        html.open(
                "svg",
                "class",
                "chart",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-label",
                description);
    }

    private double row(int index, ClassQuality of) {
        double y = TOP + index * ROW + ROW / 2.0;
        text(of.number() + " " + of.title(), "label", 0, y + 4, "start");
        return y;
    }

    private void grid(double x, String label, int rows) {
        line("grid", x, TOP, x, TOP + (double) rows * ROW);
        text(label, "tick", x, TOP - 8, "middle");
    }

    private static double x(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private void dot(String style, double x, double y) {
        html.empty("circle", "class", style, "cx", number(x), "cy", number(y), "r", "5");
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        html.empty("line", "class", style, "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
    }

    private void text(String text, String style, double x, double y, String anchor) {
        html.element("text", text, "class", style, "x", number(x), "y", number(y), "text-anchor", anchor);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
