// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.failure;

/** Tells clockwork from chance: retrying programs and health checks keep a beat, people and scanners do not. */
public final class Rhythm {

    /** Clockwork has a coefficient of variation near 0, independent arrivals near 1. */
    private static final double STEADY_VARIATION = 0.25;

    private Rhythm() {}

    /**
     * Whether the latest times in the ring are evenly spaced.
     *
     * @param ring times in microseconds
     * @param next index behind the latest
     * @param count how many of the latest to look at; at most the ring's length, and so many must be there
     * @param shortestBeatMicros whatever comes faster on average is no beat
     */
    public static boolean isSteady(long[] ring, int next, int count, long shortestBeatMicros) {
        return isSteady(ring, next, count, shortestBeatMicros, STEADY_VARIATION);
    }

    /**
     * The same with another bound.
     *
     * @param variation the greatest coefficient of variation of the gaps
     */
    static boolean isSteady(long[] ring, int next, int count, long shortestBeatMicros, double variation) {
        int length = ring.length;
        int first = next + length - count;
        int gaps = count - 1;
        double mean = (double) (ring[(first + gaps) % length] - ring[first % length]) / gaps;
        if (mean < shortestBeatMicros) {
            return false;
        }
        double squares = 0;
        for (int i = 0; i < gaps; i++) {
            double gap = ring[(first + i + 1) % length] - ring[(first + i) % length];
            squares += (gap - mean) * (gap - mean);
        }
        return squares / gaps <= variation * variation * mean * mean;
    }
}
