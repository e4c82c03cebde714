// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;

/**
 * Reads the times of structured logs: {@code 2019-10-03 14:23:18}, with {@code T} between date and time, with a fraction, and
 * with {@code Z}, {@code  UTC} or an offset behind it.
 */
final class AuditTime {
    private static final byte[] UTC = Bytes.of("UTC");

    private final LogClock clock;
    private final boolean utc;
    private final LogLine zone = new LogLine();

    /** @param utc whether times without a zone are in UTC; else they are in the zone of the server */
    AuditTime(LogClock clock, boolean utc) {
        this.clock = clock;
        this.utc = utc;
    }

    /**
     * The instant of a time.
     *
     * @param record the line in which the record begins
     * @return microseconds since the epoch, or -1 when the range is no time
     */
    long instant(byte[] buf, int from, int to, LogLine record) {
        if (to - from < 19 || buf[from + 4] != '-' || buf[from + 7] != '-' || buf[from + 13] != ':') {
            return -1;
        }
        int date = from + 10;
        if ((buf[date] != ' ' && buf[date] != 'T') || buf[from + 16] != ':') {
            return -1;
        }
        int year = (int) Bytes.number(buf, from, from + 4);
        int month = (int) Bytes.number(buf, from + 5, from + 7);
        int day = (int) Bytes.number(buf, from + 8, date);
        int hour = (int) Bytes.number(buf, from + 11, from + 13);
        int minute = (int) Bytes.number(buf, from + 14, from + 16);
        int second = (int) Bytes.number(buf, from + 17, from + 19);
        if (!LogClock.valid(year, month, day, hour, minute, second)) {
            return -1;
        }
        int at = from + 19;
        int micros = 0;
        if (at < to && buf[at] == '.') {
            int unit = 100_000;
            for (at++; at < to && Bytes.isDigit(buf[at]); at++, unit /= 10) {
                micros += (buf[at] - '0') * unit;
            }
        }
        if (at < to && buf[at] == ' ') {
            at++;
        }
        if (!isZone(buf, at, to)) {
            return -1;
        }
        return instant(LogClock.utc(year, month, day, hour, minute, second, 0), buf, at, to, record) + micros;
    }

    /** Whether the range is nothing, {@code Z}, {@code UTC} or an offset such as {@code +02:00}. */
    private static boolean isZone(byte[] buf, int from, int to) {
        if (to - from == 6 && (buf[from] == '+' || buf[from] == '-') && buf[from + 3] == ':') {
            long hours = Bytes.number(buf, from + 1, from + 3);
            long minutes = Bytes.number(buf, from + 4, to);
            return hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60;
        }
        return from == to || Bytes.is(buf, from, to, UTC) || (to - from == 1 && buf[from] == 'Z');
    }

    private long instant(long local, byte[] buf, int zoneFrom, int to, LogLine record) {
        boolean assumed = zoneFrom == to && utc;
        zone.buf = assumed ? UTC : buf;
        zone.file = record.file;
        zone.number = record.number;
        return clock.instant(local, zone, assumed ? 0 : zoneFrom, assumed ? UTC.length : to);
    }
}
