// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import dev.postern.kernel.Finding;
import dev.postern.kernel.Outcome;
import dev.postern.server.output.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A picture of the time: a lane with the findings, and below it one row of bars for each outcome. Each row has a scale of its
 * own, because successes outnumber failures or the other way round.
 */
final class Timeline {
    private static final int LEFT = 84;
    private static final int ROW = 46;
    private static final int GAP = 14;
    private static final int LANE = 14;
    /** More findings at one time than this lie upon each other, the most severe on top. */
    private static final int MOST_LANES = 5;

    private static final int MARK = 5;
    private static final int AXIS = 24;
    private static final int PIXELS_A_TICK = 80;
    private static final long MONTHS = 300 * 86_400_000_000L;
    private static final long DAY = 86_400_000_000L;
    private static final long[] TICKS_SECONDS = {
        1,
        5,
        10,
        30,
        60,
        300,
        600,
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
        7_257_600,
        31_536_000
    };

    private final Activity activity;
    private final Html html;
    private final int width;
    private final long from;
    private final long to;
    /** The findings of each lane, so that those of one lane do not touch. */
    private final List<List<Finding>> lanes = new ArrayList<>();

    /** @param width of the picture in CSS pixels */
    Timeline(Activity activity, List<Finding> findings, Html html, int width) {
        this.activity = activity;
        this.html = html;
        this.width = width;
        this.from = Math.min(
                activity.from(),
                findings.stream().mapToLong(Finding::firstSeen).min().orElse(Long.MAX_VALUE));
        this.to = Math.max(
                activity.to(),
                findings.stream().mapToLong(Finding::lastSeen).max().orElse(Long.MIN_VALUE));
        findings.forEach(this::place);
        if (lanes.isEmpty()) {
            lanes.add(List.of());
        }
    }

    private void place(Finding finding) {
        for (List<Finding> lane : lanes) {
            if (lane.stream()
                    .noneMatch(other -> start(finding) <= end(other) + 1 && start(other) <= end(finding) + 1)) {
                lane.add(finding);
                return;
            }
        }
        if (lanes.size() < MOST_LANES) {
            lanes.add(new ArrayList<>(List.of(finding)));
        } else {
            lanes.get(MOST_LANES - 1).add(0, finding);
        }
    }

    private double start(Finding finding) {
        return Math.min(x(finding.firstSeen()), width - MARK);
    }

    private double end(Finding finding) {
        return Math.max(start(finding) + MARK, x(finding.lastSeen()));
    }

    /** @param name tells this picture from others of the document */
    void write(String name) {
        int rows = Outcome.values().length;
        int marks = lanes.size() * LANE;
        int bottom = marks + GAP + rows * (ROW + GAP);
        int height = bottom + AXIS;
        html.open(
                "svg",
                "class",
                "timeline " + name,
                "role",
                "img",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                Integer.toString(width),
                "height",
                Integer.toString(height),
                "aria-labelledby",
                name + "-title " + name + "-desc");
        html.element("title", "Logins by outcome over time, with findings", "id", name + "-title");
        html.element("desc", description(), "id", name + "-desc");
        ticks(marks, bottom);
        label("findings", LANE - 3);
        for (int lane = 0; lane < lanes.size(); lane++) {
            for (Finding finding : lanes.get(lane)) {
                mark(finding, lane * LANE + 2);
            }
        }
        int top = marks + GAP;
        for (Outcome outcome : Outcome.values()) {
            row(outcome, top);
            top += ROW + GAP;
        }
        html.close();
    }

    private String description() {
        return "From " + Times.brief(from) + " to " + Times.brief(to) + " UTC, a bar for each "
                + Texts.duration(activity.width()) + ". The tables below hold the same findings.";
    }

    private void label(String text, int baseline) {
        html.element("text", text, "class", "label", "x", "0", "y", Integer.toString(baseline));
    }

    private void mark(Finding finding, int top) {
        html.open("a", "href", "#f-" + finding.id(), "aria-label", finding.title());
        html.open(
                "rect",
                "class",
                "mark " + Texts.lower(finding.severity().label()),
                "x",
                number(start(finding)),
                "y",
                Integer.toString(top),
                "width",
                number(end(finding) - start(finding)),
                "height",
                Integer.toString(LANE - 4),
                "rx",
                "2");
        html.element("title", finding.severity().label() + ": " + finding.title());
        html.close().close();
    }

    private void row(Outcome outcome, int top) {
        Map<Long, Long> bars = activity.of(outcome);
        long most = bars.values().stream().mapToLong(Long::longValue).max().orElse(0);
        int base = top + ROW;
        label(Texts.of(outcome), base - 4);
        html.element(
                "text",
                most == 0 ? "none" : "up to " + Texts.number(most),
                "class",
                "scale",
                "x",
                "0",
                "y",
                Integer.toString(base - 20));
        double bar = Math.max(1.5, x(from + activity.width()) - LEFT - 0.5);
        StringBuilder path = new StringBuilder();
        bars.forEach((time, count) -> {
            double height = Math.max(1.5, (double) count / most * ROW);
            path.append('M')
                    .append(number(x(time)))
                    .append(' ')
                    .append(base)
                    .append('v')
                    .append(number(-height))
                    .append('h')
                    .append(number(bar))
                    .append('v')
                    .append(number(height))
                    .append('z');
        });
        html.empty("path", "class", "bar " + Texts.of(outcome), "d", path.toString());
        line("base", LEFT, base, width, base);
    }

    private void ticks(int top, int bottom) {
        long step = step();
        for (long at = Math.floorDiv(from, step) * step + step; at < to; at += step) {
            double x = x(at);
            if (x > width - 40) {
                break;
            }
            line("grid", x, top, x, bottom);
            html.element(
                    "text",
                    tick(at, step),
                    "class",
                    "tick",
                    "x",
                    number(x),
                    "y",
                    Integer.toString(bottom + 14),
                    "text-anchor",
                    "middle");
        }
    }

    private long step() {
        int wanted = Math.max(2, (width - LEFT) / PIXELS_A_TICK);
        for (long seconds : TICKS_SECONDS) {
            if ((to - from) / (seconds * 1_000_000L) < wanted) {
                return seconds * 1_000_000L;
            }
        }
        return (to - from) / wanted + 1;
    }

    private String tick(long at, long step) {
        String text = Times.brief(at);
        if (step >= DAY || Math.floorMod(at, DAY) == 0) {
            return to - from > MONTHS ? text.substring(0, 7) : text.substring(5, 10);
        }
        return step >= 60_000_000L ? text.substring(11, 16) : text.substring(11);
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        html.empty("line", "class", style, "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
    }

    private double x(long time) {
        return LEFT + (double) (time - from) / Math.max(1, to - from) * (width - LEFT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
