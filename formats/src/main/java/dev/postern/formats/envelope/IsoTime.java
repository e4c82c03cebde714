// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LogClock;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads times of RFC 3339, also with a zone without a colon as {@code journalctl -o short-iso} writes it. */
final class IsoTime {
    private static final long SECOND = 1_000_000;

    long micros;
    /** Where the text behind it starts. */
    int end;

    /** Reads a time; returns false when none stands there. */
    boolean read(byte[] b, int from, int to) {
        if (to - from < 20
                || b[from + 4] != '-'
                || b[from + 7] != '-'
                || (b[from + 10] != 'T' && b[from + 10] != ' ')
                || b[from + 13] != ':'
                || b[from + 16] != ':') {
            return false;
        }
        int year = (int) Ascii.number(b, from, from + 4);
        int month = (int) Ascii.number(b, from + 5, from + 7);
        int day = (int) Ascii.number(b, from + 8, from + 10);
        int hour = (int) Ascii.number(b, from + 11, from + 13);
        int minute = (int) Ascii.number(b, from + 14, from + 16);
        int second = (int) Ascii.number(b, from + 17, from + 19);
        if (!LogClock.valid(year, month, day, hour, minute, second)) {
            return false;
        }
        int fraction = 0;
        int at = from + 19;
        if (b[at] == '.' || b[at] == ',') {
            int digits = at + 1;
            at = Ascii.digitsEnd(b, digits, to);
            fraction = micros(b, digits, at);
        }
        micros = LogClock.utc(year, month, day, hour, minute, second, fraction);
        return zone(b, at, to);
    }

    /** Reads a time that fills a text; null when it is none. */
    static @Nullable KnownTime of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        IsoTime time = new IsoTime();
        return time.read(b, 0, b.length) && time.end == b.length ? new KnownTime(time.micros) : null;
    }

    /** The first six digits of a fraction. */
    static int micros(byte[] b, int from, int to) {
        int value = 0;
        for (int i = 0; i < 6; i++) {
            value = value * 10 + (from + i < to ? b[from + i] - '0' : 0);
        }
        return value;
    }

    private boolean zone(byte[] b, int from, int to) {
        if (from >= to) {
            return false;
        }
        if (b[from] == 'Z') {
            end = from + 1;
            return true;
        }
        if (b[from] != '+' && b[from] != '-') {
            return false;
        }
        boolean colon = Ascii.at(b, from + 3, to, ':');
        int minutesFrom = colon ? from + 4 : from + 3;
        if (minutesFrom + 2 > to) {
            return false;
        }
        long hours = Ascii.number(b, from + 1, from + 3);
        long minutes = Ascii.number(b, minutesFrom, minutesFrom + 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return false;
        }
        long offset = (hours * 60 + minutes) * 60 * SECOND;
        micros += b[from] == '-' ? offset : -offset;
        end = minutesFrom + 2;
        return true;
    }
}
