// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LineTime;
import dev.postern.formats.LogClock;
import dev.postern.formats.LogFile;
import dev.postern.formats.LogLine;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.SourceRefusedException;
import dev.postern.formats.StreamReport;
import dev.postern.formats.Timeline;
import java.time.LocalDate;

/**
 * Finds the year and the zone of dates like {@code Nov 22 09:25:31} (RFC 3164). Each line is of the latest year that does not put
 * it after the file's last change, whatever the lines around it say: so no line, be it corrupt or forged, changes the year of
 * another. That is right for a file that holds less than a year. In a longer one the dates go back by a year somewhere; a file
 * in which several lines agree that they do is refused. The year is said to the user.
 */
final class YearlessClock implements DateClock {
    private static final long DAY = 86_400_000_000L;
    /** How far lines may be out of order. */
    private static final long DISORDER = 2 * DAY;
    /** How far a date may lie before the next before it takes several to be believed. */
    private static final long LEAP = 7 * DAY;
    /** 29 February is in one year of eight at the worst. */
    private static final int YEARS_BACK = 8;

    private final long modifiedMicros;
    private final ScanOptions options;
    private final StreamReport report;
    private final LogClock clock;
    private final LogLine place = new LogLine();
    private final Timeline timeline = new Timeline(DISORDER, LEAP);
    private int year;
    private boolean goneBack;
    private boolean saidYear;
    private boolean saidStray;

    YearlessClock(long modifiedMicros, ScanOptions options, StreamReport report) {
        this.modifiedMicros = modifiedMicros;
        this.options = options;
        this.report = report;
        this.year =
                LocalDate.ofEpochDay(Math.floorDiv(modifiedMicros + DAY, DAY)).getYear();
        clock = new LogClock(options, report);
    }

    /**
     * A written date.
     *
     * @param localMicros the time as if it were UTC; {@link Long#MIN_VALUE} when it has no year
     * @param stray whether it lies before the lines before it
     * @param refused whether several lines have shown that the file holds more than a year
     */
    private record Written(
            YearlessClock clock, String file, long line, long localMicros, int fraction, boolean stray, boolean refused)
            implements LineTime {
        @Override
        public long micros() {
            return clock.instant(this);
        }
    }

    @Override
    public LineTime at(LogLine line, int month, int day, int hour, int minute, int second, int micros) {
        long local = Long.MIN_VALUE;
        boolean stray = false;
        if (modifiedMicros != LogFile.UNKNOWN_TIME) {
            local = latest(month, day, hour, minute, second);
        }
        if (local != Long.MIN_VALUE) {
            goneBack |= timeline.see(local);
            stray = local < timeline.now() - DISORDER;
        }
        return new Written(this, line.file, line.number, local, micros, stray, goneBack);
    }

    /** The latest time of these fields that is not after the file's last change; {@link Long#MIN_VALUE} when there is none. */
    private long latest(int month, int day, int hour, int minute, int second) {
        for (int candidate = year; candidate > year - YEARS_BACK; candidate--) {
            if (LogClock.valid(candidate, month, day, hour, minute, second)) {
                long local = LogClock.utc(candidate, month, day, hour, minute, second, 0);
                if (local <= modifiedMicros + DAY) {
                    return local;
                }
            }
        }
        return Long.MIN_VALUE;
    }

    private long instant(Written at) {
        if (modifiedMicros == LogFile.UNKNOWN_TIME) {
            throw refused(at, "a pipe does not tell when it was written");
        }
        if (at.localMicros == Long.MIN_VALUE) {
            throw refused(at, "no year fits this line");
        }
        if (at.refused) {
            throw refused(
                    at, "they go back by far before the time of the file's last change, so it holds more than a year");
        }
        say(at);
        place.file = at.file;
        place.number = at.line;
        return clock.instant(at.localMicros, place, 0, 0) + at.fraction;
    }

    private void say(Written at) {
        int of = LocalDate.ofEpochDay(Math.floorDiv(at.localMicros, DAY)).getYear();
        if (!saidYear) {
            saidYear = true;
            report.note("dates in " + at.file + " have no year: the first is read as of " + of
                    + ", from the time of the file's last change");
        }
        if (at.stray && !saidStray) {
            saidStray = true;
            report.note(
                    at.file + ":" + at.line + ": this date has no year and lies before those of the lines before; it is"
                            + " read as of " + of + ", as if the clock of its writer had been wrong");
        }
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
