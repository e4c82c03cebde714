// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

/** Hours and days of event time, UTC, counted from 1970-01-01. */
public final class EventTime {

    public static final long HOUR_MICROS = 3_600_000_000L;
    public static final long DAY_MICROS = 24 * HOUR_MICROS;

    private static final int THURSDAY = 3; // 1970-01-01, with Monday as 0
    private static final int SATURDAY = 5;

    private EventTime() {}

    public static int hour(long micros) {
        return (int) Math.floorDiv(micros, HOUR_MICROS);
    }

    public static int day(long micros) {
        return (int) Math.floorDiv(micros, DAY_MICROS);
    }

    /** The part of the week, 0 to 15: eight parts of three hours on working days, then the same on weekends. */
    static int partOfWeek(int hour) {
        return Math.floorMod(hour, 24) / 3 + (isWeekend(hour) ? 8 : 0);
    }

    /** The hour of a working day, 0 to 23, or of a weekend day, 24 to 47. */
    public static int hourOfDay(int hour) {
        return Math.floorMod(hour, 24) + (isWeekend(hour) ? 24 : 0);
    }

    /** Whether the hour is one of a Saturday or Sunday. */
    public static boolean isWeekend(int hour) {
        return Math.floorMod(Math.floorDiv(hour, 24) + THURSDAY, 7) >= SATURDAY;
    }

    /** The part of the week for people: {@code 03:00-06:00 UTC on a weekend}. */
    public static String partOfWeekText(int part) {
        int from = part % 8 * 3;
        return two(from) + ":00-" + two(from + 3) + ":00 UTC on a " + (part < 8 ? "working day" : "weekend");
    }

    private static String two(int n) {
        return n < 10 ? "0" + n : Integer.toString(n);
    }
}
