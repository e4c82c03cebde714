// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LineTime;
import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads syslog messages as they come over a network: RFC 5424, RFC 3164, and the latter with whole dates, as rsyslog forwards.
 * Everything in one is what its sender says. Each call of {@link #read} replaces what the one before has read; not for several
 * threads at once.
 */
public final class SyslogMessage {
    private static final long DAY = 86_400_000_000L;
    /** 29 February is in one year of eight at the worst. */
    private static final int YEARS_BACK = 8;

    private final SyslogLine syntax = new SyslogLine(() ->
            (line, month, day, hour, minute, second, micros) -> new Yearless(month, day, hour, minute, second, micros));
    private final Piece piece = new Piece();
    private final LogLine line = new LogLine();

    /** A date without a year and a zone. */
    private record Yearless(int month, int day, int hour, int minute, int second, int fraction) implements LineTime {

        @Override
        public long micros() {
            throw new IllegalStateException("is a time only together with that of its receipt");
        }

        /** The latest such time that is not more than a day after its receipt. */
        long micros(ZoneId zone, long receivedMicros) {
            int year = LocalDateTime.ofEpochSecond(Math.floorDiv(receivedMicros + DAY, 1_000_000L), 0, ZoneOffset.UTC)
                    .getYear();
            for (int candidate = year; candidate > year - YEARS_BACK; candidate--) {
                if (LogClock.valid(candidate, month, day, hour, minute, Math.min(second, 59))) {
                    long seconds = LocalDateTime.of(candidate, month, day, hour, minute, Math.min(second, 59))
                            .atZone(zone)
                            .toEpochSecond();
                    if (seconds * 1_000_000L <= receivedMicros + DAY) {
                        return seconds * 1_000_000L + fraction;
                    }
                }
            }
            return receivedMicros;
        }
    }

    /** Reads a message; returns false when it is none. */
    public boolean read(byte[] bytes, int from, int to) {
        if (from == to || bytes[from] == '-') { // a line that begins so is a remark in a file
            return false;
        }
        line.buf = bytes;
        line.from = from;
        line.to = to;
        piece.at(line);
        return syntax.read(line, piece) == LineSyntax.Fit.PIECE;
    }

    /** The machine that wrote it; empty when it does not say. */
    public String host() {
        return piece.sender.host();
    }

    /** The program that wrote it. */
    public String program() {
        return piece.sender.program();
    }

    /** Number of the process that wrote it, or -1. */
    public int process() {
        return piece.process;
    }

    /**
     * When it was written, microseconds since the epoch.
     *
     * @param zone of a date that has none
     * @param receivedMicros when it was received: its time if it has none itself, and what tells the year of a date without one
     */
    public long timeMicros(ZoneId zone, long receivedMicros) {
        LineTime time = piece.time;
        if (time == null) {
            return receivedMicros;
        }
        return time instanceof Yearless date ? date.micros(zone, receivedMicros) : time.micros();
    }

    /** The bytes that hold its text, up to the next call of {@link #read}. */
    public byte[] buffer() {
        return piece.buf;
    }

    /** Where its text begins. */
    public int textFrom() {
        return piece.from;
    }

    /** Where its text ends. */
    public int textTo() {
        return piece.to;
    }
}
