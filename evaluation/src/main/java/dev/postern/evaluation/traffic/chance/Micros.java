// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.chance;

/** Spans of time in microseconds. */
public final class Micros {
    public static final long MILLI = 1_000;
    public static final long SECOND = 1_000 * MILLI;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    private Micros() {}
}
