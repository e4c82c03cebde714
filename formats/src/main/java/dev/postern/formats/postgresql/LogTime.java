// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import java.util.Arrays;

/**
 * Reads times as PostgreSQL writes them: {@code 2026-11-22 08:53:58[.123] UTC} ({@code %t}, {@code %m}) and {@code
 * 1795337638.123} ({@code %n}). Most lines share the second of the line before, so its instant is kept.
 */
final class LogTime {
    static final int SECOND_LENGTH = 19;

    private static final long SECOND = 1_000_000;

    private final LogClock clock;
    private final LogLine place = new LogLine();
    /** The 19 bytes of the last second, as three overlapping words. */
    private long lastDay;

    private long lastHour;
    private long lastEnd;
    private byte[] lastZone = new byte[0];
    private long lastInstant;

    LogTime(LogClock clock) {
        this.clock = clock;
    }

    /**
     * End of the time with zone that starts at {@code from}, or -1 when none does.
     *
     * @param millis whether a fraction of three digits has to follow the seconds
     */
    static int end(byte[] b, int from, int to, boolean millis) {
        int at = from + SECOND_LENGTH;
        if (at >= to || !shaped(b, from)) {
            return -1;
        }
        if (millis) {
            if (at + 4 > to || b[at] != '.' || Bytes.digitsEnd(b, at + 1, at + 4) != at + 4) {
                return -1;
            }
            at += 4;
        }
        if (at >= to || b[at] != ' ') {
            return -1;
        }
        int zone = at + 1;
        int end = zoneEnd(b, zone, to);
        return end == zone ? -1 : end;
    }

    /** Whether {@code ####-##-## ##:##:##} stands here; three overlapping words, a digit shown by its upper half byte. */
    private static boolean shaped(byte[] b, int from) {
        return Bytes.matches(b, from, 0xFFF0_F0FF_F0F0_F0F0L, 0x2D30_302D_3030_3030L)
                && Bytes.matches(b, from + 8, 0xF0F0_FFF0_F0FF_F0F0L, 0x3030_3A30_3020_3030L)
                && Bytes.matches(b, from + 11, 0xF0F0_FFF0_F0FF_F0F0L, 0x3030_3A30_303A_3030L);
    }

    /** Zones are written as letters or as a signed number of hours and minutes. */
    private static int zoneEnd(byte[] b, int zone, int to) {
        int i = zone;
        if (i < to && (b[i] == '+' || b[i] == '-')) {
            int end = Bytes.digitsEnd(b, i + 1, to);
            return end > i + 1 && end - i <= 7 ? end : zone;
        }
        while (i < to && i - zone < 10 && Bytes.isLetter(b[i])) {
            i++;
        }
        return i;
    }

    /**
     * The instant of the time in {@code [from, end)}, whose shape {@link #end} has found good.
     *
     * @return microseconds since the epoch; {@link Long#MIN_VALUE} when the digits make no date
     */
    long instant(byte[] b, int from, int end, String file, long line) {
        int zone = end;
        while (b[zone - 1] != ' ') {
            zone--;
        }
        long instant;
        if (Bytes.word(b, from + 11) == lastEnd
                && Bytes.word(b, from + 8) == lastHour
                && Bytes.word(b, from) == lastDay
                && end - zone == lastZone.length
                && Bytes.at(b, zone, end, lastZone)) {
            instant = lastInstant;
        } else {
            instant = resolve(b, from, zone, end, file, line);
            if (instant == Long.MIN_VALUE) {
                return instant;
            }
        }
        int fraction = from + SECOND_LENGTH;
        return b[fraction] == '.'
                ? instant + two(b, fraction + 1) * 10_000L + (b[fraction + 3] - '0') * 1_000L
                : instant;
    }

    private long resolve(byte[] b, int from, int zone, int end, String file, long line) {
        for (int i = from; i < from + SECOND_LENGTH; i++) {
            if (b[i] > '9' && b[i] != ':') {
                return Long.MIN_VALUE;
            }
        }
        int year = two(b, from) * 100 + two(b, from + 2);
        int month = two(b, from + 5);
        int day = two(b, from + 8);
        int hour = two(b, from + 11);
        int minute = two(b, from + 14);
        int second = two(b, from + 17);
        if (!LogClock.valid(year, month, day, hour, minute, second)) {
            return Long.MIN_VALUE;
        }
        place.buf = b;
        place.from = from;
        place.to = end;
        place.file = file;
        place.number = line;
        long instant = clock.instant(LogClock.utc(year, month, day, hour, minute, second, 0), place, zone, end);
        lastDay = Bytes.word(b, from);
        lastHour = Bytes.word(b, from + 8);
        lastEnd = Bytes.word(b, from + 11);
        if (!Arrays.equals(b, zone, end, lastZone, 0, lastZone.length)) {
            lastZone = Arrays.copyOfRange(b, zone, end);
        }
        lastInstant = instant;
        return instant;
    }

    private static int two(byte[] b, int at) {
        return (b[at] - '0') * 10 + (b[at + 1] - '0');
    }

    /** End of an epoch time {@code seconds.millis}, or -1. */
    static int epochEnd(byte[] b, int from, int to) {
        int dot = Bytes.digitsEnd(b, from, to);
        boolean fits = dot - from >= 9
                && dot - from <= 11
                && dot + 4 <= to
                && b[dot] == '.'
                && Bytes.digitsEnd(b, dot + 1, dot + 4) == dot + 4;
        return fits ? dot + 4 : -1;
    }

    /** The instant of an epoch time that {@link #epochEnd} has found good, microseconds. */
    static long epoch(byte[] b, int from, int end) {
        long millis = 0;
        for (int i = from; i < end; i++) {
            if (b[i] != '.') {
                millis = millis * 10 + (b[i] - '0');
            }
        }
        return millis * (SECOND / 1_000);
    }
}
