// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.file;

import java.util.List;

/**
 * A date that a file name ends with, {@code 2026-11-22} or {@code 20261122}, perhaps with hour, minute and second behind it; or
 * a day of the week.
 */
final class DateSuffix {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String BEFORE_DATE = "-_.";
    private static final String BEFORE_TIME = "-_T.";
    private static final String IN_TIME = "-_:.";

    private DateSuffix() {}

    /** Where it starts, the separator in front of it included; -1 when the name ends otherwise. */
    static int start(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isDate(name, skip(name, i, BEFORE_DATE))) {
                return i;
            }
        }
        return -1;
    }

    /** The digits of the date: those of two names of one scheme are in order of their times. */
    static String digits(String name, int start) {
        StringBuilder digits = new StringBuilder();
        for (int i = start; i < name.length(); i++) {
            if (areDigits(name, i, 1)) {
                digits.append(name.charAt(i));
            }
        }
        return digits.toString();
    }

    private static boolean isDate(String name, int from) {
        int end = name.length();
        if (end - from == 3 && DAYS.stream().anyMatch(day -> name.regionMatches(true, from, day, 0, 3))) {
            return true;
        }
        if (!areDigits(name, from, 4)) {
            return false;
        }
        int month = skip(name, from + 4, "-");
        int day = skip(name, month + 2, "-");
        if (!areDigits(name, month, 2) || !areDigits(name, day, 2)) {
            return false;
        }
        int at = day + 2;
        for (int part = 0; part < 3 && at < end; part++) {
            int digits = skip(name, at, part == 0 ? BEFORE_TIME : IN_TIME);
            if (!areDigits(name, digits, 2)) {
                return false;
            }
            at = digits + 2;
        }
        return at == end;
    }

    private static int skip(String name, int at, String separators) {
        return at < name.length() && separators.indexOf(name.charAt(at)) >= 0 ? at + 1 : at;
    }

    /** Whether so many ASCII digits stand there. */
    static boolean areDigits(String name, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (i >= name.length() || name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
