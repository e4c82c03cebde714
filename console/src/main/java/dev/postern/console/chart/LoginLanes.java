// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Logins of an incident over time: a lane for each user (or source), a dot for each login. Beyond {@link #MOST_LANES} the rest
 * share the last lane.
 *
 * @param what the lanes are, in the singular
 */
public record LoginLanes(String title, String what, TimeAxis axis, List<Login> logins) {
    /** Lanes that are drawn. */
    public static final int MOST_LANES = 12;

    private static final int LANE = 34;
    private static final int BASE = 24;
    private static final int RADIUS = 4;

    public LoginLanes {
        logins = List.copyOf(logins);
    }

    /**
     * A login.
     *
     * @param micros when, microseconds since the epoch
     * @param lane e.g. the user's name
     * @param text of the rest: outcome, source, reason
     */
    public record Login(long micros, String lane, Ink ink, String text) {}

    /** Draws it. */
    public Picture draw() {
        Map<String, List<Login>> lanes = lanes();
        int bottom = lanes.size() * LANE;
        String description = Numbers.full(logins.size()) + " logins by " + what + " from " + axis.time(axis.from())
                + " to " + axis.time(axis.to()) + " " + axis.zoneName() + ".";
        Svg svg = Frame.open("lanes", bottom + Frame.AXIS, title, description, false);
        Frame.times(svg, axis, bottom);
        int top = 0;
        for (Map.Entry<String, List<Login>> lane : lanes.entrySet()) {
            String y = Integer.toString(top + BASE);
            svg.text("text", lane.getKey(), "class", "lane", "x", "0", "y", Integer.toString(top + 12));
            svg.empty("line", "class", "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y);
            for (Login login : lane.getValue()) {
                svg.open(
                        "circle",
                        "class",
                        login.ink().style(),
                        "cx",
                        Svg.percent(axis.share(login.micros())),
                        "cy",
                        y,
                        "r",
                        Integer.toString(RADIUS));
                String at = TimeAxis.millis(login.micros());
                svg.text(
                        "title",
                        axis.time(login.micros()) + " " + axis.zoneName() + ": " + login.lane() + ", " + login.text(),
                        "data-from",
                        at,
                        "data-to",
                        at);
                svg.close();
            }
            top += LANE;
        }
        svg.close();
        return new Picture(svg.toString(), List.of(), table());
    }

    private Map<String, List<Login>> lanes() {
        Map<String, List<Login>> lanes = new LinkedHashMap<>();
        for (Login login : logins) {
            boolean hasLane = lanes.containsKey(login.lane()) || lanes.size() < MOST_LANES - 1;
            lanes.computeIfAbsent(hasLane ? login.lane() : "others", lane -> new ArrayList<>())
                    .add(login);
        }
        return lanes;
    }

    private DataTable table() {
        return new DataTable(
                title,
                List.of("Time", what, "Login"),
                logins.stream()
                        .map(each -> List.of(axis.time(each.micros()), each.lane(), each.text()))
                        .toList(),
                logins.stream()
                        .map(each -> TimeAxis.millis(each.micros()))
                        .map(at -> new DataTable.Span(at, at))
                        .toList());
    }
}
