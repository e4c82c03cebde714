// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

import dev.postern.evaluation.traffic.chance.Micros;
import java.time.LocalDate;

/** Times as logs write them, in UTC. */
final class Times {
    private Times() {}

    static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    static String three(long number) {
        return number < 10 ? "00" + number : number < 100 ? "0" + number : Long.toString(number);
    }

    /** {@code 2026-02-02 12:00:00}, then what stands for a T, e.g. a blank. */
    static String seconds(long micros, String between) {
        return date(micros, "-") + between + clock(micros);
    }

    /** {@code 20260202 12:00:00}. */
    static String compact(long micros) {
        return date(micros, "") + " " + clock(micros);
    }

    /** {@code 2026-02-02 12:00:00.123}. */
    static String millis(long micros) {
        return seconds(micros, " ") + "." + three(Math.floorMod(micros / Micros.MILLI, 1_000));
    }

    /** {@code 2026-02-02T12:00:00.123456Z}. */
    static String micros(long micros) {
        return seconds(micros, "T") + "." + three(Math.floorMod(micros / Micros.MILLI, 1_000))
                + three(Math.floorMod(micros, Micros.MILLI)) + "Z";
    }

    private static String date(long micros, String between) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(micros, Micros.DAY));
        return date.getYear() + between + two(date.getMonthValue()) + between + two(date.getDayOfMonth());
    }

    private static String clock(long micros) {
        long seconds = Math.floorMod(micros, Micros.DAY) / Micros.SECOND;
        return two(seconds / 3_600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
    }
}
