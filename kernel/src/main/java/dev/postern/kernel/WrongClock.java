// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.profile.EventTime;

/**
 * The clock of a database server may run ahead, by years, until somebody puts it right. Whatever compares a time that it remembers
 * with the present asks here, so that nothing waits for a time that never was.
 */
public final class WrongClock {

    /** Logins come late by seconds, or by days where a machine was cut off; not by a month. */
    private static final long FAR_MICROS = 30 * EventTime.DAY_MICROS;

    private WrongClock() {}

    /** Whether a time that is remembered lies so far after the present that the clock must have run ahead then; both in microseconds. */
    public static boolean ranAhead(long thenMicros, long nowMicros) {
        return thenMicros > nowMicros && thenMicros - nowMicros > FAR_MICROS;
    }

    /** The same of hours, or of days, of event time. */
    public static boolean ranAhead(int then, int now, int unitsOfDay) {
        return then > now && (long) then - now > FAR_MICROS / EventTime.DAY_MICROS * unitsOfDay;
    }
}
