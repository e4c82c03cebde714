// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

/**
 * How much traffic to make.
 *
 * @param seed says which world, fleet, lives and attacks; any number
 * @param databases number of database instances, at least 5
 * @param weeks length of the traffic, at least 6: attacks begin after three weeks, and the longest takes three
 * @param attacks attacks of each class, at least 0
 */
public record TrafficSettings(long seed, int databases, int weeks, int attacks) {
    private static final int FEWEST_DATABASES = 5;
    private static final int FEWEST_WEEKS = 6;

    /** Checks the ranges. */
    public TrafficSettings {
        if (databases < FEWEST_DATABASES || weeks < FEWEST_WEEKS || attacks < 0) {
            throw new IllegalArgumentException("at least 5 databases and 6 weeks, and no negative number of attacks");
        }
    }

    /** The full size: 40 databases, 26 weeks, 30 attacks of each class. */
    public static TrafficSettings full(long seed) {
        return new TrafficSettings(seed, 40, 26, 30);
    }

    /** A small size that takes seconds: 10 databases, 8 weeks, 6 attacks of each class. */
    public static TrafficSettings quick(long seed) {
        return new TrafficSettings(seed, 10, 8, 6);
    }

    /** Number of days. */
    public int days() {
        return weeks * 7;
    }
}
