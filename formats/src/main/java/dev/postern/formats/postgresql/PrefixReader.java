// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/** Reads the prefix and the severity of lines. */
final class PrefixReader {
    private final LinePrefix prefix;
    private final NameSplit split;

    /** How a line fits the prefix. */
    enum Fit {
        /** One reading only, and the message does not speak against it. */
        CLEAN,
        /** Several readings, or the message quotes other names. */
        DOUBTFUL,
        /** It begins as the prefix does, and ends before the prefix does. */
        CUT,
        /** It does not begin as the prefix does. */
        FOREIGN
    }

    PrefixReader(LinePrefix prefix) {
        this.prefix = prefix;
        split = new NameSplit(prefix);
    }

    /** Reads the line that the record holds, so far without the lines that continue it. */
    Fit read(PgRecord r) {
        int to = r.length;
        r.clearPrefix();
        r.windowEnd = Long.MIN_VALUE;
        int names = prefix.head(r, 0, to);
        if (names < 0) {
            return background(r, to) ? Fit.CLEAN : Fit.FOREIGN;
        }
        if (!prefix.hasNames()) {
            return severity(r, names, to) >= 0 || background(r, to) ? Fit.CLEAN : Fit.CUT;
        }
        r.windowEnd = r.offset + names + prefix.namesLength();
        int last = Math.min(to, names + prefix.namesLength());
        int at = anchor(r, names, last, to);
        while (at >= 0) {
            int severityFrom = r.severityFrom;
            int messageFrom = r.message.from;
            Severity severity = r.severity;
            NameCheck check = names(r, names, at, to);
            if (split.found()) {
                r.confirmed = check == NameCheck.CONFIRMED;
                boolean searched = prefix.hasLooseTail() || mayHoldSeverity(r.bytes, messageFrom, to);
                boolean several = searched && anchor(r, at + 1, last, to) >= 0;
                if (searched && !several) {
                    // The search has tried the tail elsewhere: read it again where it stands.
                    prefix.tail(r, at, to);
                }
                r.severityFrom = severityFrom;
                r.message.set(messageFrom, to);
                r.severity = severity;
                return several || check == NameCheck.CONTRADICTED ? Fit.DOUBTFUL : Fit.CLEAN;
            }
            at = anchor(r, at + 1, last, to);
        }
        return background(r, to) ? Fit.CLEAN : Fit.CUT;
    }

    /** Splits the names in a range of the record, whose severity and start of message are known. */
    NameCheck names(PgRecord r, int from, int to, int messageTo) {
        r.names.set(from, prefix.applicationStart(r, from, to));
        return split.split(r, from, to, r.severity, r.message.from, messageTo);
    }

    /** Whether the last call of {@link #names} found any names. */
    boolean hasNames() {
        return split.found();
    }

    /** Whether a colon stands here with what follows a severity's. */
    static boolean mayHoldSeverity(byte[] b, int from, int to) {
        for (int at = Bytes.colon(b, from, to); at >= 0; at = Bytes.colon(b, at + 1, to)) {
            if (at + 1 < to && (b[at + 1] == '[' || (b[at + 1] == ' ' && at + 2 < to && b[at + 2] == ' '))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds the next place where the names may end: the tail of the prefix and a severity follow. Sets severity and message.
     *
     * @param from first place to look at
     * @param last last place to look at
     * @param to end of the text
     * @return the place, or -1
     */
    int anchor(PgRecord r, int from, int last, int to) {
        int start = prefix.tailStart();
        for (int at = from; at <= last && at < to; at++) {
            if (start >= 0 && r.bytes[at] != start) {
                continue;
            }
            int severity = prefix.tail(r, at, to);
            if (severity >= 0 && severity(r, severity, to) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** Reads a severity and what follows it up to the message; returns the start of the message, or -1. */
    int severity(PgRecord r, int from, int to) {
        byte[] b = r.bytes;
        Severity severity = Severity.before(b, from, to);
        int length = severity == null ? 0 : severity.length();
        if (severity == null) {
            SeverityWord word = SeverityWord.before(b, from, to);
            if (word == null) {
                return -1;
            }
            severity = word.severity();
            length = word.length();
        }
        int at = messageStart(b, from + length + 1, to);
        if (at < 0) {
            return -1;
        }
        if (isCode(b, at, to)) {
            r.code.set(at, at + 5);
            at += 7;
        }
        r.severity = severity;
        r.severityFrom = from;
        r.message.set(at, to);
        return at;
    }

    /** Two blanks, or AlloyDB's {@code [file.c:123] }. */
    private static int messageStart(byte[] b, int from, int to) {
        if (from + 1 < to && b[from] == ' ' && b[from + 1] == ' ') {
            return from + 2;
        }
        if (from < to && b[from] == '[') {
            int end = Bytes.indexOf(b, from, Math.min(to, from + 80), (byte) ']');
            return end > 0 && end + 1 < to && b[end + 1] == ' ' ? end + 2 : -1;
        }
        return -1;
    }

    /** Whether an SQLSTATE stands before the message, as {@code log_error_verbosity = verbose} writes it. */
    private static boolean isCode(byte[] b, int at, int to) {
        if (at + 7 > to || b[at + 5] != ':' || b[at + 6] != ' ') {
            return false;
        }
        boolean digit = false;
        for (int i = at; i < at + 5; i++) {
            digit |= Bytes.isDigit(b[i]);
            if (!Bytes.isDigit(b[i]) && (b[i] < 'A' || b[i] > 'Z')) {
                return false;
            }
        }
        return digit;
    }

    private boolean background(PgRecord r, int to) {
        int at = prefix.background(r, 0, to);
        if (at < 0 || severity(r, at, to) < 0) {
            return false;
        }
        r.background = true;
        return true;
    }
}
