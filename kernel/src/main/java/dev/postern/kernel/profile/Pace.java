// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.WrongClock;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;

/**
 * How often something new has lately come, a day: new things over days that were looked at, both forgotten by half in 30 days, which is
 * quicker than habits are, since it tells what goes on at present.
 */
final class Pace {

    private static final double HALF_LIFE_DAYS = 30;
    /** Before anything is known something new comes every other day. */
    private static final double PRIOR = 0.5;

    private double news;
    private double recentDays;
    private int days;
    private int latestDay = Integer.MIN_VALUE;

    Pace() {}

    Pace(StateReader in) {
        news = in.real();
        recentDays = in.real();
        days = in.integer();
        latestDay = in.integer();
    }

    void write(StateWriter out) {
        out.real(news);
        out.real(recentDays);
        out.number(days);
        out.number(latestDay);
    }

    /** Notes that this day is looked at. */
    void day(int day) {
        boolean ranAhead = WrongClock.ranAhead(latestDay, day, 1);
        if (day <= latestDay && !ranAhead) {
            return;
        }
        if (latestDay != Integer.MIN_VALUE && !ranAhead) {
            double kept = StrictMath.pow(2, (latestDay - day) / HALF_LIFE_DAYS);
            news *= kept;
            recentDays *= kept;
        }
        recentDays++;
        days++;
        latestDay = day;
    }

    /** Counts something new on this day. */
    void news(int day) {
        day(day);
        news++;
    }

    /** Days looked at, not forgotten. */
    int days() {
        return days;
    }

    /** New things a day; above 0. */
    double aDay() {
        return (news + PRIOR) / (recentDays + 1);
    }
}
