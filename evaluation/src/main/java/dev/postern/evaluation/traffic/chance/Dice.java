// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.chance;

import java.util.List;

/**
 * A stream of random draws: SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators"). Written out,
 * with {@link StrictMath}, so that the same seed gives the same draws on every Java.
 */
public final class Dice {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** The stream that belongs to a seed and a name. */
    public static Dice of(long seed, String name) {
        long hash = mix(seed + GOLDEN);
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash + name.charAt(i) * GOLDEN);
        }
        return new Dice(hash);
    }

    /** The stream that belongs to this one's place and a number; this stream stays where it is. */
    public Dice at(long number) {
        return new Dice(mix(state ^ mix(number + GOLDEN)));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    /** 64 random bits. */
    public long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /** A number from 0 to less than 1. */
    public double unit() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** A whole number from 0 to less than {@code bound}, which is at least 1. */
    public int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** A number from {@code low} to less than {@code high}. */
    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** A number of microseconds from {@code low} to less than {@code high}. */
    public long micros(long low, long high) {
        return low + (long) ((high - low) * unit());
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** One of the items, each as likely. */
    public <T> T pick(List<T> items) {
        return items.get(below(items.size()));
    }

    /** Exponential with this mean: the time to an event that does not age. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    /** Standard normal, by the method of Box and Muller. */
    public double normal() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - unit())) * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /** Log-normal: {@code median} times a factor whose logarithm has this standard deviation; many small, few large. */
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** Poisson: how often something happens that happens {@code mean} times on average; by counting, so for small means. */
    public int poisson(double mean) {
        int count = 0;
        for (double left = mean - exponential(1); left > 0; left -= exponential(1)) {
            count++;
        }
        return count;
    }
}
