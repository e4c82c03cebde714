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
        double n = tried;
        double share = found / n;
        double zz = Z * Z;
        double centre = share + zz / (2 * n);
        double half = Z * Math.sqrt(share * (1 - share) / n + zz / (4.0 * n * n));
        double scale = 1 + zz / n;
        return new Interval(Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
    }

    /**
     * The interval of a Poisson count divided by what it was counted in, by Byar's approximation (Breslow and Day 1987, 2.3);
     * infinite when it was counted in nothing.
     */
    public static Interval ofRate(long count, double in) {
        double n = count;
        double low = count == 0 ? 0 : n * cube(1 - 1 / (9 * n) - Z / (3 * Math.sqrt(n)));
        double more = n + 1;
        return new Interval(low / in, more * cube(1 - 1 / (9 * more) + Z / (3 * Math.sqrt(more))) / in);
    }

    private static double cube(double x) {
        return x * x * x;
    }
}
