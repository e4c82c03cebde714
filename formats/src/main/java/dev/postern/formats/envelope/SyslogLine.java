// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.LineTime;
import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.TextCache;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Takes syslog lines apart: priority (if written), time, host (if written), program, process, text. */
final class SyslogLine implements LineSyntax {
    private static final byte[] MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec".getBytes(StandardCharsets.US_ASCII);
    /** Longest host or program name that is taken for one (RFC 5424 allows 255 and 48 bytes). */
    private static final int LONGEST = 256;

    /** More senders are forgotten, the longest silent first. */
    private static final int MOST_SENDERS = 256;

    private final Supplier<? extends DateClock> newClock;
    /** Each sender's own, so that another's wrong clock ends no year for it. */
    private final Map<Sender, DateClock> clocks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sender, DateClock> eldest) {
            return size() > MOST_SENDERS;
        }
    };

    private final IsoTime iso = new IsoTime();
    private final TextCache cache = new TextCache();
    private final ControlEscapes escapes = new ControlEscapes();
    private Sender sender = Sender.UNKNOWN;

    /** @param newClock makes the clock of a sender whose dates have no year */
    SyslogLine(Supplier<? extends DateClock> newClock) {
        this.newClock = newClock;
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
            boolean dated = iso.read(b, at, to);
            int end = dated ? iso.end : traditionalEnd(b, at, to);
            fits = end > 0 && Ascii.at(b, end, to, ' ') && hostAndTag(b, end + 1, to, piece);
            if (fits) {
                piece.time = dated ? new KnownTime(iso.micros) : traditional(line, at, end, piece.sender);
            }
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

    /** End of {@code Nov 22 09:25:31}, with a fraction in journalctl's short-precise, or -1. */
    private static int traditionalEnd(byte[] b, int from, int to) {
        if (to - from < 16
                || b[from + 3] != ' '
                || b[from + 6] != ' '
                || b[from + 9] != ':'
                || b[from + 12] != ':'
                || !LogClock.valid(
                        2000, month(b, from), day(b, from), two(b, from + 7), two(b, from + 10), two(b, from + 13))) {
            return -1;
        }
        int end = from + 15;
        return b[end] == '.' ? Ascii.digitsEnd(b, end + 1, to) : end;
    }

    private LineTime traditional(LogLine line, int from, int end, Sender by) {
        byte[] b = line.buf;
        int micros = end > from + 16 ? IsoTime.micros(b, from + 16, end) : 0;
        return clocks.computeIfAbsent(by, s -> newClock.get())
                .at(line, month(b, from), day(b, from), two(b, from + 7), two(b, from + 10), two(b, from + 13), micros);
    }

    private static int day(byte[] b, int from) {
        return (int) Ascii.number(b, b[from + 4] == ' ' ? from + 5 : from + 4, from + 6);
    }

    private static int two(byte[] b, int from) {
        return (int) Ascii.number(b, from, from + 2);
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
        boolean timed = !Ascii.at(b, from, to, '-');
        if (timed && !iso.read(b, from, to)) {
            return false;
        }
        int timeEnd = timed ? iso.end : from + 1; // a hyphen: its writer has no clock
        if (!Ascii.at(b, timeEnd, to, ' ')) {
            return false;
        }
        piece.time = timed ? new KnownTime(iso.micros) : null;
        int host = timeEnd + 1;
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
