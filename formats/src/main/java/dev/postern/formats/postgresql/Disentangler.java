// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the server wrote where names with line breaks have torn its records apart.
 *
 * <p>A record is written in one piece: prefix, names, rest of the prefix, severity, message; its DETAIL and other parts follow
 * with the same names. So a stretch of physical lines has few readings as a row of records, and the genuine one explains every
 * byte: it leaves no line over, its messages quote the very names that its prefixes hold, and its processes are those whose
 * connections were received. Each reading gets a price for what it leaves unexplained, and the cheapest is taken (dynamic
 * programming from the last line to the first). A forged line is then part of the names of the record that carried it.
 */
final class Disentangler {
    private static final int LEFT_OVER = 4;
    private static final int LEFT_OVER_HEAD = 5;
    private static final int CONTRADICTED = 4;
    private static final int OTHER_PROCESS = 6;
    private static final int IMPOSSIBLE = 1_000;
    /** Enough of each line for the names in prefix and message. */
    private static final int KEPT_OF_A_LINE = 2_048;

    private final LinePrefix prefix;
    private final PrefixReader reader;
    private final ReceivedBook book;
    private final TornText text = new TornText(KEPT_OF_A_LINE);
    private final PgRecord probe = new PgRecord();
    private final TornParts parts;

    /**
     * The best reading from a line on.
     *
     * @param price what it leaves unexplained, from this line to the last
     * @param anchor where the names of the record end, or a background process's severity begins; -1 for a line left over
     * @param end the line behind the record
     * @param next the line behind its parts
     * @param pid the record's process
     * @param names hash of its names
     */
    private record Reading(int price, int anchor, boolean background, int end, int next, int pid, int names) {
        static Reading leftOver(int line, Reading[] best, int price) {
            return new Reading(best[line + 1].price + price, -1, false, line + 1, line + 1, -1, 0);
        }

        /** Whether a record before this one cannot be genuine if this one is: a process does not change its names. */
        boolean contradicts(int otherPid, int otherNames) {
            return pid > 0 && pid == otherPid && names != 0 && otherNames != 0 && names != otherNames;
        }
    }

    Disentangler(LinePrefix prefix, PrefixReader reader, ReceivedBook book) {
        this.prefix = prefix;
        this.reader = reader;
        this.book = book;
        parts = new TornParts(prefix, reader, text);
    }

    /**
     * Reads a stretch of lines anew.
     *
     * @param torn the lines in order, each with the lines behind it that begin with a tab
     * @return the records of the best reading, in order; lines left over come as records without severity
     */
    List<PgRecord> disentangle(List<PgRecord> torn) {
        text.take(torn);
        probe.bytes = text.bytes();
        parts.begin();
        int lines = text.lines();
        Reading[] best = new Reading[lines + 1];
        best[lines] = new Reading(0, -1, false, lines, lines, -1, 0);
        for (int i = lines - 1; i >= 0; i--) {
            best[i] = read(i, best);
        }
        List<PgRecord> records = new ArrayList<>();
        for (int i = 0; i < lines; i = best[i].next) {
            add(i, best[i], records);
        }
        return records;
    }

    private Reading read(int line, Reading[] best) {
        if (text.isContinuation(line)) {
            return Reading.leftOver(line, best, LEFT_OVER);
        }
        int start = text.start(line);
        int end = text.end(line);
        probe.clearPrefix();
        probe.length = text.length();
        int names = prefix.head(probe, start, end);
        Reading chosen = Reading.leftOver(line, best, names < 0 ? LEFT_OVER : LEFT_OVER_HEAD);
        int background = prefix.background(probe, start, end);
        if (background >= 0 && reader.severity(probe, background, end) >= 0) {
            int next = text.recordEnd(line);
            int price = isClient() ? OTHER_PROCESS : 1;
            Reading candidate = new Reading(best[next].price + price, background, true, next, next, -1, 0);
            chosen = candidate.price < chosen.price ? candidate : chosen;
        }
        if (names < 0) {
            return chosen;
        }
        int last = names + prefix.namesLength();
        boolean cut = reader.anchor(probe, names, last, end) < 0;
        for (int i = line; i < text.lines() && text.start(i) <= last; i++) {
            chosen = withNamesTo(i, line, names, last, cut, chosen, best);
        }
        return chosen;
    }

    /**
     * The cheapest of a reading and those in which the names end on a certain line. Of equal ones that take in the same lines
     * the later is safer, as what a client writes comes first. Of equal ones that take in different lines the longer is safer
     * where the first line is surely cut, and the shorter hides less where it could stand for itself.
     */
    private Reading withNamesTo(
            int lastLine, int line, int names, int last, boolean cut, Reading before, Reading[] best) {
        Reading chosen = before;
        int end = text.end(lastLine);
        int from = Math.max(names, text.start(lastLine));
        for (int at = reader.anchor(probe, from, last, end); at >= 0; at = reader.anchor(probe, at + 1, last, end)) {
            Reading candidate = record(line, lastLine, names, at, best);
            boolean later = chosen.anchor >= 0 && (cut || chosen.next == candidate.next);
            if (candidate.price < chosen.price || (candidate.price == chosen.price && later)) {
                chosen = candidate;
            }
        }
        return chosen;
    }

    private Reading record(int line, int lastLine, int namesFrom, int at, Reading[] best) {
        int end = text.recordEnd(lastLine);
        int messageFrom = probe.message.from;
        Severity severity = probe.severity;
        int messageTo = text.end(end - 1);
        int price = switch (reader.names(probe, namesFrom, at, messageTo)) {
            case CONFIRMED -> 0;
            case SILENT -> 1;
            case CONTRADICTED -> reader.hasNames() ? CONTRADICTED : IMPOSSIBLE;
        };
        if (probe.host.present() && probe.host.isEmpty()) {
            // A process of the server's own: it serves no client, so it has no names either.
            price = isEmpty(probe.user) && isEmpty(probe.database) ? 0 : IMPOSSIBLE;
        } else if (!isReceived(severity, messageFrom, messageTo)) {
            price = processPrice(price);
        }
        int pid = probe.pid;
        int names = ReceivedBook.names(probe);
        int next = parts.endOf(end, namesFrom, at);
        if (best[next].contradicts(pid, names)) {
            price += OTHER_PROCESS;
        }
        int hidden = text.heads(prefix, line + 1, lastLine);
        return new Reading(best[next].price + price + hidden, at, false, end, next, pid, names);
    }

    private static boolean isEmpty(Span name) {
        return !name.present() || name.isEmpty();
    }

    private boolean isClient() {
        return (probe.host.present() && !probe.host.isEmpty()) || book.isClient(probe);
    }

    private int processPrice(int namePrice) {
        return switch (book.ask(probe)) {
            case CONFIRMS -> namePrice - Math.min(namePrice, 1);
            case AGREES -> namePrice;
            case UNKNOWN -> namePrice + 1;
            case DIFFERS -> namePrice + OTHER_PROCESS;
        };
    }

    private boolean isReceived(@Nullable Severity severity, int from, int to) {
        return severity == Severity.LOG && Messages.isReceived(probe.bytes, from, to);
    }

    private void add(int line, Reading reading, List<PgRecord> records) {
        PgRecord r = text.record(line, reading.end);
        records.add(r);
        int anchor = reading.anchor - text.start(line);
        if (reading.background) {
            prefix.background(r, 0, r.length);
            reader.severity(r, anchor, r.length);
            r.background = true;
        } else if (reading.anchor >= 0) {
            int names = prefix.head(r, 0, r.length);
            reader.anchor(r, anchor, anchor, r.length);
            reader.names(r, names, anchor, r.length);
            parts.add(reading.end, reading.next, anchor - names, records);
        }
    }
}
