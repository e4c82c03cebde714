// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.TextCache;
import java.nio.charset.StandardCharsets;

/** Takes syslog lines apart: priority (if written), time, host (if written), program, process, text. */
final class SyslogLine implements LineSyntax {
    private static final byte[] MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec".getBytes(StandardCharsets.US_ASCII);
    /** Longest host or program name that is taken for one (RFC 5424 allows 255 and 48 bytes). */
    private static final int LONGEST = 256;

    private final YearlessClock years;
    private final IsoTime iso = new IsoTime();
    private final TextCache cache = new TextCache();
    private final ControlEscapes escapes = new ControlEscapes();
    private Sender sender = Sender.UNKNOWN;

    SyslogLine(YearlessClock years) {
        this.years = years;
    }

    @Override
    public Fit read(LogLine line, Piece piece) {
        byte[] b = line.buf;
        int to = line.to;
        if (Ascii.at(b, line.from, to, '-') && Ascii.at(b, line.from + 1, to, '-')) {
            return Fit.REMARK; // journalctl says so where a boot begins
        }
        int at = priority(b, line.from, to);
        boolean fits;
        if (Ascii.at(b, at, to, '1') && Ascii.at(b, at + 1, to, ' ')) {
            fits = modern(b, at + 2, to, piece);
        } else {
            at = time(line, at, piece);
            fits = at > 0 && Ascii.at(b, at, to, ' ') && hostAndTag(b, at + 1, to, piece);
        }
        if (fits) {
            escapes.resolve(piece);
        }
        return fits ? Fit.PIECE : Fit.NONE;
    }

    private static int priority(byte[] b, int from, int to) {
        if (!Ascii.at(b, from, to, '<')) {
            return from;
        }
        int end = Ascii.digitsEnd(b, from + 1, Math.min(to, from + 4));
        return end > from + 1 && Ascii.at(b, end, to, '>') ? end + 1 : from;
    }

    private int time(LogLine line, int from, Piece piece) {
        if (iso.read(line.buf, from, line.to)) {
            piece.time = new KnownTime(iso.micros);
            return iso.end;
        }
        return traditional(line, from, piece);
    }

    /** {@code Nov 22 09:25:31}, with a fraction in journalctl's short-precise; returns its end, or -1. */
    private int traditional(LogLine line, int from, Piece piece) {
        byte[] b = line.buf;
        if (line.to - from < 16
                || b[from + 3] != ' '
                || b[from + 6] != ' '
                || b[from + 9] != ':'
                || b[from + 12] != ':') {
            return -1;
        }
        int month = month(b, from);
        int day = (int) Ascii.number(b, b[from + 4] == ' ' ? from + 5 : from + 4, from + 6);
        int hour = (int) Ascii.number(b, from + 7, from + 9);
        int minute = (int) Ascii.number(b, from + 10, from + 12);
        int second = (int) Ascii.number(b, from + 13, from + 15);
        if (!LogClock.valid(2000, month, day, hour, minute, second)) {
            return -1;
        }
        int end = from + 15;
        int micros = 0;
        if (b[end] == '.') {
            int digits = end + 1;
            end = Ascii.digitsEnd(b, digits, line.to);
            micros = IsoTime.micros(b, digits, end);
        }
        piece.time = years.at(line, month, day, hour, minute, second, micros);
        return end;
    }

    private static int month(byte[] b, int from) {
        for (int i = 0; i < 12; i++) {
            if (b[from] == MONTHS[3 * i] && b[from + 1] == MONTHS[3 * i + 1] && b[from + 2] == MONTHS[3 * i + 2]) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Reads {@code HOST PROGRAM[PID]: text}; a line as it left its program has no host. */
    private boolean hostAndTag(byte[] b, int from, int to, Piece piece) {
        int wordEnd = Ascii.find(b, from, Math.min(to, from + LONGEST), ' ');
        if (wordEnd == from || wordEnd == to) {
            return false;
        }
        boolean tagged = b[wordEnd - 1] == ':';
        return tagged ? tag(b, from, from, from, to, piece) : tag(b, from, wordEnd, wordEnd + 1, to, piece);
    }

    private boolean tag(byte[] b, int hostFrom, int hostTo, int from, int to, Piece piece) {
        int limit = Math.min(to, from + LONGEST);
        int end = from;
        while (end < limit && b[end] != '[' && b[end] != ':' && b[end] != ' ') {
            end++;
        }
        int at = end;
        if (Ascii.at(b, at, to, '[')) {
            int close = Ascii.digitsEnd(b, at + 1, to);
            if (!Ascii.at(b, close, to, ']')) {
                return false;
            }
            piece.process = process(b, at + 1, close);
            at = close + 1;
        }
        if (end == from || !Ascii.at(b, at, to, ':')) {
            return false;
        }
        piece.sender = sender(b, hostFrom, hostTo, from, end);
        piece.text(b, Ascii.at(b, at + 1, to, ' ') ? at + 2 : at + 1, to);
        return true;
    }

    /** RFC 5424, 6: {@code TIME HOST APP PROCID MSGID STRUCTURED-DATA text}. */
    private boolean modern(byte[] b, int from, int to, Piece piece) {
        if (!iso.read(b, from, to) || !Ascii.at(b, iso.end, to, ' ')) {
            return false;
        }
        piece.time = new KnownTime(iso.micros);
        int host = iso.end + 1;
        int hostEnd = Ascii.find(b, host, to, ' ');
        int program = hostEnd + 1;
        int programEnd = Ascii.find(b, program, to, ' ');
        int process = programEnd + 1;
        int processEnd = Ascii.find(b, process, to, ' ');
        int idEnd = Ascii.find(b, processEnd + 1, to, ' ');
        if (idEnd >= to) {
            return false;
        }
        int text = structuredDataEnd(b, idEnd + 1, to);
        if (text < 0) {
            return false;
        }
        piece.process = process(b, process, processEnd);
        piece.sender = sender(b, host, hostEnd, program, programEnd);
        // rsyslog's own forms put one more blank before the text than the RFC does.
        for (int i = 0; i < 2 && Ascii.at(b, text, to, ' '); i++) {
            text++;
        }
        piece.text(b, isByteOrderMark(b, text, to) ? text + 3 : text, to);
        return true;
    }

    /** What RFC 5424 wants before a text in UTF-8. */
    private static boolean isByteOrderMark(byte[] b, int at, int to) {
        return at + 3 <= to && b[at] == (byte) 0xEF && b[at + 1] == (byte) 0xBB && b[at + 2] == (byte) 0xBF;
    }

    /** Reads {@code -} or {@code [id name="value"]…}, where a backslash guards the character behind it. */
    private static int structuredDataEnd(byte[] b, int from, int to) {
        if (Ascii.at(b, from, to, '-')) {
            return from + 1;
        }
        int at = from;
        while (Ascii.at(b, at, to, '[')) {
            boolean quoted = false;
            at++;
            while (at < to && (quoted || b[at] != ']')) {
                quoted ^= b[at] == '"';
                at += b[at] == '\\' ? 2 : 1;
            }
            if (at >= to) {
                return -1;
            }
            at++;
        }
        return at == from ? -1 : at;
    }

    private static int process(byte[] b, int from, int to) {
        long process = Ascii.number(b, from, to);
        return process > Integer.MAX_VALUE ? -1 : (int) process;
    }

    private Sender sender(byte[] b, int hostFrom, int hostTo, int from, int to) {
        String host = cache.text(b, hostFrom, hostTo);
        String program = cache.text(b, from, to);
        if (!sender.host().equals(host) || !sender.program().equals(program)) {
            sender = new Sender(host, program);
        }
        return sender;
    }
}
