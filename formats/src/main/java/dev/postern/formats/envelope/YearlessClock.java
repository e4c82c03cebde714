// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LineTime;
import dev.postern.formats.LogClock;
import dev.postern.formats.LogFile;
import dev.postern.formats.LogLine;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.SourceRefusedException;
import dev.postern.formats.StreamReport;
import java.time.LocalDate;

/**
 * Finds the year and the zone of dates like {@code Nov 22 09:25:31} (RFC 3164). The first line of a file is of the latest year
 * that does not put it after the file's last change; a step back of more than {@link #DISORDER} days begins a new year. A file
 * that holds more than a year cannot be told from a shorter one by its first line, but its last lines would then lie after its
 * last change: it is refused. The year is said to the user.
 */
final class YearlessClock {
    private static final long DAY = 86_400_000_000L;
    /** Days that lines may be out of order. */
    private static final int DISORDER = 2;

    private static final int NEW_YEARS_DAY = key(1, 1);
    private static final int NEW_YEARS_EVE = key(12, 31);
    /** 29 February is in one year of eight at the worst. */
    private static final int YEARS_BACK = 8;

    private final long modifiedMicros;
    private final ScanOptions options;
    private final StreamReport report;
    private final LogClock clock;
    private final LogLine place = new LogLine();
    private int firstMonth;
    private int firstDay;
    private int latest = -1;
    private int years;
    private int firstYear = -1;

    YearlessClock(long modifiedMicros, ScanOptions options, StreamReport report) {
        this.modifiedMicros = modifiedMicros;
        this.options = options;
        this.report = report;
        clock = new LogClock(options, report);
    }

    /**
     * A written date.
     *
     * @param years ends of years between the file's first line and this one
     * @param straggler whether it seems to come late, after the end of its year
     */
    private record Written(
            YearlessClock clock,
            String file,
            long line,
            int years,
            boolean straggler,
            int month,
            int day,
            int hour,
            int minute,
            int second,
            int fraction)
            implements LineTime {
        @Override
        public long micros() {
            return clock.instant(this);
        }
    }

    /** The time of the next line of the file; its fields must make a date in some year. */
    LineTime at(LogLine line, int month, int day, int hour, int minute, int second, int micros) {
        int key = key(month, day);
        boolean straggler = false;
        if (latest < 0) {
            firstMonth = month;
            firstDay = day;
            latest = key;
        } else if (latest - key > DISORDER) {
            years++;
            latest = key;
        } else if (latest - NEW_YEARS_DAY < DISORDER && NEW_YEARS_EVE - key < DISORDER) {
            straggler = true;
        } else {
            latest = Math.max(latest, key);
        }
        return new Written(this, line.file, line.number, years, straggler, month, day, hour, minute, second, micros);
    }

    private static int key(int month, int day) {
        return LocalDate.of(2000, month, day).getDayOfYear();
    }

    private long instant(Written at) {
        int year = firstYear(at) + at.years;
        if (at.straggler && (at.years > 0 || isInFuture(LogClock.utc(year, at.month, at.day, 0, 0, 0, 0)))) {
            year--;
        }
        if (!LogClock.valid(year, at.month, at.day, at.hour, at.minute, at.second)) {
            throw refused(at, "there is no such day in " + year + ", the year that follows from the lines before");
        }
        place.file = at.file;
        place.number = at.line;
        long local = LogClock.utc(year, at.month, at.day, at.hour, at.minute, at.second, 0);
        long instant = clock.instant(local, place, 0, 0) + at.fraction;
        if (isInFuture(instant)) {
            throw refused(
                    at, "the dates go on beyond the time of the file's last change, so it holds more than a year");
        }
        return instant;
    }

    private boolean isInFuture(long instant) {
        return instant > modifiedMicros + DAY;
    }

    private int firstYear(Written at) {
        if (firstYear >= 0) {
            return firstYear;
        }
        if (modifiedMicros == LogFile.UNKNOWN_TIME) {
            throw refused(at, "a pipe does not tell when it was written");
        }
        long latestDay = Math.floorDiv(modifiedMicros + DAY, DAY);
        int year = LocalDate.ofEpochDay(latestDay).getYear();
        for (int candidate = year; candidate > year - YEARS_BACK; candidate--) {
            if (LogClock.valid(candidate, firstMonth, firstDay, 0, 0, 0)
                    && !isInFuture(LogClock.utc(candidate, firstMonth, firstDay, 0, 0, 0, 0))) {
                firstYear = candidate;
                report.note("dates in " + at.file + " have no year: the first is read as of " + candidate
                        + ", from the time of the file's last change");
                return candidate;
            }
        }
        throw refused(at, "no year fits the file's first line");
    }

    private SourceRefusedException refused(Written at, String why) {
        return new SourceRefusedException(
                at.file,
                at.line,
                "dates have no year, and " + why + "; give " + options.instance()
                        + " the file as syslog wrote it, not older than a year, or let syslog write whole dates"
                        + " (RSYSLOG_FileFormat, journalctl -o short-iso)");
    }
}
