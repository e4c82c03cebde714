// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.kernel.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A compiled {@code log_line_prefix}. It has three stretches: the head up to the first name that a client chooses, the names
 * with what stands between them, and the tail behind the last name up to the severity. Head and tail are read strictly from
 * left to right; the names are whatever lies between.
 */
final class LinePrefix {
    /** Longest user or database name that the server keeps (NAMEDATALEN - 1). */
    static final int MAX_NAME = 63;
    /** Longest application name that is taken for one; cleaned bytes are written as four characters. */
    private static final int MAX_APPLICATION = 256;

    private static final int MAX_HOST = 256;
    private static final byte[] LOCAL = Bytes.ascii("[local]");

    private final String source;
    private final PrefixPart[] parts;
    /** First part that is a name; the number of parts when there is none. */
    private final int firstName;
    /** First part behind the last name. */
    private final int tail;
    /** Index of {@code %q} if it stands before the names, else -1. */
    private final int stop;

    private final int namesLength;
    /** Whether the tail holds text without a shape of its own. */
    private final boolean looseTail;

    private final boolean clock;
    private final boolean process;

    /**
     * @param source the setting as written in postgresql.conf
     * @throws IllegalArgumentException when an escape is unknown
     */
    LinePrefix(String source) {
        this.source = source;
        List<PrefixPart> list = PrefixPart.parse(source);
        parts = list.toArray(new PrefixPart[0]);
        int first = parts.length;
        int last = -1;
        int quit = -1;
        int names = 0;
        boolean hasClock = false;
        boolean hasProcess = false;
        for (int i = 0; i < parts.length; i++) {
            char escape = parts[i].escape();
            if (parts[i].isName()) {
                first = Math.min(first, i);
                last = i;
            } else if (escape == PrefixPart.STOP && last < 0) {
                quit = i;
            }
            hasClock |= escape == 'm' || escape == 't' || escape == 'n';
            hasProcess |= escape == 'p' || escape == 'c';
        }
        for (int i = first; i <= last; i++) {
            names += parts[i].isName() ? Math.max(MAX_NAME, Math.abs(parts[i].width())) : parts[i].text().length + 16;
        }
        firstName = first;
        tail = last < 0 ? parts.length : last + 1;
        stop = quit;
        namesLength = names;
        looseTail = list.subList(tail, parts.length).stream().anyMatch(p -> p.escape() == 'i' || p.escape() == 'b');
        clock = hasClock;
        process = hasProcess;
    }

    String source() {
        return source;
    }

    /** Whether lines have a time. */
    boolean hasTime() {
        return clock;
    }

    /** Whether lines name their process or session. */
    boolean hasProcess() {
        return process;
    }

    /** Whether the prefix holds names that a client chooses. */
    boolean hasNames() {
        return firstName < parts.length;
    }

    /** Most bytes that the names and the text between them take. */
    int namesLength() {
        return namesLength;
    }

    /** Whether one severity may close several readings of the tail. */
    boolean hasLooseTail() {
        return looseTail;
    }

    /** Reads the head; returns its end, or -1 when it does not stand here. */
    int head(PgRecord r, int from, int to) {
        return read(r, 0, firstName, from, to);
    }

    /** Reads the tail; returns its end, or -1 when it does not stand here. */
    int tail(PgRecord r, int from, int to) {
        return read(r, tail, parts.length, from, to);
    }

    /**
     * Reads the head of a line that a background process may have written, up to {@code %q}; returns its end, or -1 when the
     * prefix has no such place before the names or it does not stand here.
     */
    int background(PgRecord r, int from, int to) {
        return stop < 0 ? -1 : read(r, 0, stop, from, to);
    }

    /** The byte that the tail begins with, or -1 when it may begin with anything. */
    int tailStart() {
        return tail < parts.length && parts[tail].escape() == PrefixPart.TEXT
                ? parts[tail].text()[0]
                : -1;
    }

    /**
     * Tries the ways to split the stretch of names; a name that holds the text between the names makes several.
     *
     * @param judge sees each split and says whether it is the right one
     * @return whether one was; its names are then those of the record
     */
    boolean split(PgRecord r, int from, int to, NameSplit judge) {
        r.user.clear();
        r.database.clear();
        r.application.clear();
        return split(r, firstName, from, to, judge);
    }

    private boolean split(PgRecord r, int part, int from, int to, NameSplit judge) {
        PrefixPart name = parts[part];
        int next = part + 1;
        int longest = Math.max(name.escape() == 'a' ? MAX_APPLICATION : MAX_NAME, Math.abs(name.width()));
        if (next >= tail) {
            if (to - from > longest) {
                return false;
            }
            take(r, name, from, to);
            return judge.isRight(r);
        }
        int following = next;
        while (following < tail && !parts[following].isName()) {
            following++;
        }
        int starts = parts[next].escape() == PrefixPart.TEXT ? parts[next].text()[0] : -1;
        for (int end = from; end <= to && end - from <= longest; end++) {
            if (starts >= 0 && (end == to || r.bytes[end] != starts)) {
                continue;
            }
            int at = read(r, next, following, end, to);
            if (at >= 0) {
                take(r, name, from, end);
                if (split(r, following, at, to, judge)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where the application name begins with the text before it, if it is the last of the names; else the end. */
    int applicationStart(PgRecord r, int from, int to) {
        if (parts[tail - 1].escape() != 'a' || tail < 2 || parts[tail - 2].escape() != PrefixPart.TEXT) {
            return to;
        }
        int at = Bytes.lastIndexOf(r.bytes, from, to, parts[tail - 2].text());
        return at < 0 ? to : at;
    }

    private static void take(PgRecord r, PrefixPart name, int from, int to) {
        int start = from;
        int end = to;
        if (name.width() != 0 && to - from == Math.abs(name.width())) {
            while (name.width() < 0 && end > start && r.bytes[end - 1] == ' ') {
                end--;
            }
            while (name.width() > 0 && start < end && r.bytes[start] == ' ') {
                start++;
            }
        }
        switch (name.escape()) {
            case 'u' -> r.user.set(start, end);
            case 'd' -> r.database.set(start, end);
            default -> r.application.set(start, end);
        }
    }

    private int read(PgRecord r, int part, int partsEnd, int from, int to) {
        int at = from;
        for (int i = part; i < partsEnd; i++) {
            PrefixPart p = parts[i];
            if (p.escape() == PrefixPart.TEXT) {
                if (!Bytes.at(r.bytes, at, to, p.text())) {
                    return -1;
                }
                at += p.text().length;
            } else if (p.escape() != PrefixPart.STOP) {
                at = p.width() == 0 ? field(r, i, at, to) : padded(r, i, at, to);
                if (at < 0) {
                    return -1;
                }
            }
        }
        return at;
    }

    private int padded(PgRecord r, int i, int from, int to) {
        int width = Math.min(Math.abs(parts[i].width()), to - from);
        int start = from;
        while (start - from < width && r.bytes[start] == ' ') {
            start++;
        }
        int end = start - from == width && parts[i].width() != 0 ? start : field(r, i, start, to);
        while (end >= 0 && end - from < width) {
            if (r.bytes[end] != ' ') {
                return -1;
            }
            end++;
        }
        return end;
    }

    private int field(PgRecord r, int i, int from, int to) {
        byte[] b = r.bytes;
        switch (parts[i].escape()) {
            case 'm' -> {
                return time(r, from, LogTime.end(b, from, to, true));
            }
            case 't' -> {
                return time(r, from, LogTime.end(b, from, to, false));
            }
            case 'n' -> {
                return time(r, from, LogTime.epochEnd(b, from, to));
            }
            case 's' -> {
                return LogTime.end(b, from, to, false);
            }
            case 'p' -> {
                int end = Bytes.digitsEnd(b, from, to);
                r.pid = Bytes.number(b, from, end);
                return r.pid < 0 ? -1 : end;
            }
            case 'c' -> {
                int dot = Bytes.runEnd(b, from, to, Bytes.HEX);
                int end = dot < to && b[dot] == '.' ? Bytes.runEnd(b, dot + 1, to, Bytes.HEX) : dot;
                r.session = Bytes.sessionId(b, from, end);
                r.sessionField.set(from, end);
                return r.session == 0 ? -1 : end;
            }
            case 'e' -> {
                int end = Bytes.runEnd(b, from, Math.min(to, from + 5), Bytes.DIGIT | Bytes.UPPER);
                r.code.set(from, end);
                return end - from == 5 ? end : -1;
            }
            case 'l', 'x', 'P' -> {
                return Bytes.digitsEnd(b, from, to);
            }
            case 'Q' -> {
                return Bytes.digitsEnd(b, from < to && b[from] == '-' ? from + 1 : from, to);
            }
            case 'v' -> {
                return vxidEnd(b, from, to);
            }
            case 'r' -> {
                return remote(r, b, from, to);
            }
            case 'h' -> {
                int end = host(b, i, from, to);
                r.host.set(from, end);
                return end;
            }
            case 'L' -> {
                return host(b, i, from, to);
            }
            default -> {
                return untilNext(r, i, from, to);
            }
        }
    }

    private static int time(PgRecord r, int from, int end) {
        if (end >= 0) {
            r.time.set(from, end);
        }
        return end;
    }

    /** {@code host(port)}, {@code [local]}, or nothing for background processes. */
    private static int remote(PgRecord r, byte[] b, int from, int to) {
        if (Bytes.at(b, from, to, LOCAL)) {
            r.host.set(from, from + LOCAL.length);
            return from + LOCAL.length;
        }
        int end = Bytes.runEnd(b, from, Math.min(to, from + MAX_HOST), Bytes.HOST);
        int port = end + 1;
        int close = end < to && b[end] == '(' ? Bytes.digitsEnd(b, port, to) : -1;
        if (end == from || close <= port || close >= to || b[close] != ')') {
            r.host.set(from, from);
            return from;
        }
        r.host.set(from, end);
        r.port = Bytes.number(b, port, close);
        return close + 1;
    }

    /** A host runs up to the following text; where that text may stand in an address, up to the first whole address. */
    private int host(byte[] b, int i, int from, int to) {
        if (Bytes.at(b, from, to, LOCAL)) {
            return from + LOCAL.length;
        }
        int end = Bytes.runEnd(b, from, Math.min(to, from + MAX_HOST), Bytes.HOST);
        if (i + 1 >= parts.length || parts[i + 1].escape() != PrefixPart.TEXT) {
            return end;
        }
        byte[] next = parts[i + 1].text();
        if (!Bytes.is(next[0], Bytes.HOST)) {
            return end;
        }
        for (int at = from; at <= end; at++) {
            if (Bytes.at(b, at, to, next) && (at == from || IpAddress.parse(ascii(b, from, at)) != null)) {
                return at;
            }
        }
        return end;
    }

    private static String ascii(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Text without a shape of its own ({@code %i}, {@code %b}) runs up to where the rest of the stretch fits. */
    private int untilNext(PgRecord r, int i, int from, int to) {
        int limit = Math.min(to, from + MAX_APPLICATION);
        int next = i + 1;
        if (next >= parts.length || parts[next].escape() != PrefixPart.TEXT) {
            return Bytes.runEnd(r.bytes, from, limit, Bytes.LETTER);
        }
        int stretchEnd = i < firstName ? firstName : parts.length;
        byte[] text = parts[next].text();
        int at = Bytes.indexOf(r.bytes, from, limit, text);
        while (at >= 0 && read(r, next, stretchEnd, at, to) < 0) {
            at = Bytes.indexOf(r.bytes, at + 1, limit, text);
        }
        return at;
    }

    /** A virtual transaction is {@code backend/number}; empty for background processes. */
    private static int vxidEnd(byte[] b, int from, int to) {
        int at = Bytes.digitsEnd(b, from, to);
        return at > from && at < to && b[at] == '/' ? Bytes.digitsEnd(b, at + 1, to) : at;
    }
}
