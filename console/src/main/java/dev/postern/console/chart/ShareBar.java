// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

/** A bar beside a number in a list: decoration that shows what the number tells already, so it is hidden from screen readers. */
public final class ShareBar {
    private ShareBar() {}

    /**
     * Markup of a bar.
     *
     * @param count at least 0
     * @param most the count of a full bar
     */
    public static String svg(Ink ink, long count, long most) {
        double share = most <= 0 ? 0 : Math.min(1, (double) count / most);
        return new Svg()
                .open("svg", "class", "share", "aria-hidden", "true", "width", "100%", "height", "6")
                .empty("rect", "class", "track", "width", "100%", "height", "6", "rx", "3")
                .empty("rect", "class", ink.style(), "width", Svg.percent(share), "height", "6", "rx", "3")
                .close()
                .toString();
    }
}
