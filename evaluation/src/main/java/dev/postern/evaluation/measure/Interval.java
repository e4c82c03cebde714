// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

/**
 * How far the truth may be from what was counted, at 95 %.
 *
 * @param low lower bound
 * @param high upper bound
 */
public record Interval(double low, double high) {
    /** The normal distribution's quantile of 97.5 %. */
    private static final double Z = 1.959963984540054;

    /** The interval of a share by its score test (Wilson 1927); from 0 to 1 when nothing was tried. */
    public static Interval ofShare(long found, long tried) {
        if (tried == 0) {
            return new Interval(0, 1);
        }
        double share = (double) found / tried;
        double zz = Z * Z;
        double centre = share + zz / (2 * tried);
        double half = Z * Math.sqrt(share * (1 - share) / tried + zz / (4.0 * tried * tried));
        double scale = 1 + zz / tried;
        return new Interval(Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
    }

    /**
     * The interval of a Poisson count divided by what it was counted in, by Byar's approximation (Breslow and Day 1987, 2.3);
     * infinite when it was counted in nothing.
     */
    public static Interval ofRate(long count, double in) {
        double low = count == 0 ? 0 : count * cube(1 - 1 / (9.0 * count) - Z / (3 * Math.sqrt(count)));
        double more = count + 1.0;
        return new Interval(low / in, more * cube(1 - 1 / (9 * more) + Z / (3 * Math.sqrt(more))) / in);
    }

    private static double cube(double x) {
        return x * x * x;
    }
}
