// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;

/**
 * Reads the times of the error and general logs: {@code 2026-11-22T09:44:56.318763Z} (or with an offset; MySQL from 5.7 on),
 * {@code 2026-11-22  9:02:56} (MySQL 5.6, MariaDB) and {@code 261122  9:02:56} (older, and general logs). Local times become
 * instants through the stream's clock.
 */
final class LogTime {
    /** How a time is written. */
    enum Form {
        NONE,
        ISO,
        DATED,
        SHORT
    }

    private final LogClock clock;
    private final byte[] lastSecond = new byte[19];
    private long lastLocal = Long.MIN_VALUE;
    private long lastInstantLocal = Long.MIN_VALUE;
    private long lastInstant;
    private int lastZoneHash;

    /** How the time that was read is written. */
    Form form = Form.NONE;
    /** The time as written, as if it were UTC. */
    long localMicros;
    /** Where the zone stands; empty when there is none. */
    int zoneFrom;

    int zoneTo;
    /** End of the time. */
    int end;
    /** Whether the hour has one digit and a blank before it, as MariaDB writes it. */
    boolean blankHour;

    LogTime(LogClock clock) {
        this.clock = clock;
    }

    /** Reads the time at the start of the range; {@link #form} is NONE when there is none. */
    void read(byte[] buf, int from, int to) {
        form = Form.NONE;
        if (to - from >= 19 && buf[from + 4] == '-' && buf[from + 7] == '-') {
            dated(buf, from, to);
        } else if (to - from >= 15 && buf[from + 6] == ' ') {
            int date = (int) Bytes.number(buf, from, from + 6);
            if (date >= 0 && timeOfDay(buf, from + 7, 2000 + date / 10_000, date / 100 % 100, date % 100)) {
                form = Form.SHORT;
                end = from + 15;
                zoneFrom = end;
                zoneTo = end;
            }
        }
    }

    private void dated(byte[] buf, int from, int to) {
        boolean iso = buf[from + 10] == 'T';
        if (!iso && buf[from + 10] != ' ') {
            return;
        }
        if (lastLocal != Long.MIN_VALUE && Bytes.startsWith(buf, from, to, lastSecond)) {
            localMicros = lastLocal;
        } else {
            int year = (int) Bytes.number(buf, from, from + 4);
            int month = (int) Bytes.number(buf, from + 5, from + 7);
            int day = (int) Bytes.number(buf, from + 8, from + 10);
            if (!timeOfDay(buf, from + 11, year, month, day)) {
                return;
            }
            lastLocal = localMicros;
            System.arraycopy(buf, from, lastSecond, 0, 19);
        }
        blankHour = buf[from + 11] == ' ';
        end = from + 19;
        if (iso && !fraction(buf, to)) {
            return;
        }
        zoneFrom = end;
        if (iso) {
            zone(buf, to);
        }
        zoneTo = end;
        form = iso ? Form.ISO : Form.DATED;
    }

    private boolean timeOfDay(byte[] buf, int at, int year, int month, int day) {
        if (buf[at + 2] != ':' || buf[at + 5] != ':') {
            return false;
        }
        int hour = Bytes.two(buf, at);
        int minute = Bytes.two(buf, at + 3);
        int second = Bytes.two(buf, at + 6);
        if (!LogClock.valid(year, month, day, hour, minute, second)) {
            return false;
        }
        blankHour = buf[at] == ' ';
        localMicros = LogClock.utc(year, month, day, hour, minute, second, 0);
        return true;
    }

    private boolean fraction(byte[] buf, int to) {
        if (end >= to || buf[end] != '.') {
            return true;
        }
        int micros = 0;
        int unit = 100_000;
        int i = end + 1;
        for (; i < to && Bytes.isDigit(buf[i]); i++, unit /= 10) {
            micros += (buf[i] - '0') * unit;
        }
        if (i == end + 1) {
            return false;
        }
        localMicros += micros;
        end = i;
        return true;
    }

    private void zone(byte[] buf, int to) {
        if (end < to && buf[end] == 'Z') {
            end++;
        } else if (end + 6 <= to && (buf[end] == '+' || buf[end] == '-') && buf[end + 3] == ':') {
            end += 6;
        }
    }

    /** The instant of the time that was read from this line. */
    long instant(LogLine line) {
        int zoneHash = (int) Bytes.hash(line.buf, zoneFrom, zoneTo);
        long second = localMicros - Math.floorMod(localMicros, 1_000_000L);
        if (second != lastInstantLocal || zoneHash != lastZoneHash) {
            lastInstant = clock.instant(second, line, zoneFrom, zoneTo);
            lastInstantLocal = second;
            lastZoneHash = zoneHash;
        }
        return lastInstant + (localMicros - second);
    }
}
