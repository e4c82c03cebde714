// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.chance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/** The days of the traffic as the people of the company live them: their zone with its summer time, weekends, holidays. */
public final class Calendar {
    /** A Monday; eight weeks from here hold the beginning of summer time in Europe and in America. */
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 2);

    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2026, 3, 9),
            LocalDate.of(2026, 4, 3),
            LocalDate.of(2026, 4, 6),
            LocalDate.of(2026, 5, 1),
            LocalDate.of(2026, 5, 14),
            LocalDate.of(2026, 5, 25),
            LocalDate.of(2026, 7, 3));

    private final ZoneId zone;
    private final int days;

    /**
     * @param zone where most of the people live
     * @param days number of days
     */
    public Calendar(ZoneId zone, int days) {
        this.zone = zone;
        this.days = days;
    }

    /** Number of days. */
    public int days() {
        return days;
    }

    /** Time at which a day begins in UTC, microseconds since the epoch; days are counted from 0. */
    public long start(int day) {
        return FIRST.plusDays(day).toEpochDay() * Micros.DAY;
    }

    /** The day, in UTC, of a time. */
    public int day(long micros) {
        return (int) Math.floorDiv(micros - start(0), Micros.DAY);
    }

    /** Time at which local clocks show this hour (0 to 24, with fractions) on a day. */
    public long at(int day, double hour) {
        LocalDate date = FIRST.plusDays(day);
        long offset = zone.getRules()
                .getOffset(date.atTime(12, 0).toInstant(ZoneOffset.UTC))
                .getTotalSeconds();
        return start(day) - offset * Micros.SECOND + (long) (hour * Micros.HOUR);
    }

    /** The hour, 0 to less than 24 with fractions, that local clocks show. */
    public double hour(long micros) {
        long local = micros - at(day(micros), 0);
        return (double) Math.floorMod(local, Micros.DAY) / Micros.HOUR;
    }

    /** Whether people work on a day. */
    public boolean isWorkday(int day) {
        LocalDate date = FIRST.plusDays(day);
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !HOLIDAYS.contains(date);
    }

    /** The date of a day. */
    public LocalDate date(int day) {
        return FIRST.plusDays(day);
    }
}
