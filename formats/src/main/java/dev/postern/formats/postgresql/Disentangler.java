// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the server wrote where names with line breaks have torn its records apart.
 *
 * <p>A record is written in one piece: prefix, names, rest of the prefix, severity, message. So a stretch of physical lines has
 * few readings as a row of records, and the genuine one explains every byte: it leaves no line over, its messages quote the very
 * names that its prefixes hold, and its processes are those whose connections were received. Each reading gets a price for what
 * it leaves unexplained, and the cheapest is taken (dynamic programming from the last line to the first). A forged line is then
 * part of the names of the record that carried it.
 */
final class Disentangler {
    private static final int LEFT_OVER = 4;
    private static final int LEFT_OVER_HEAD = 5;
    private static final int CONTRADICTED = 6;
    private static final int OTHER_PROCESS = 6;
    private static final int IMPOSSIBLE = 1_000;
    /** Enough of each line for the names in prefix and message. */
    private static final int KEPT_OF_A_LINE = 2_048;

    private final LinePrefix prefix;
    private final PrefixReader reader;
    private final ReceivedBook book;
    private final TornText text = new TornText(KEPT_OF_A_LINE);
    private final PgRecord probe = new PgRecord();

    /** The best reading from a line on: a record whose names end at {@code anchor}, or a line left over ({@code anchor < 0}). */
    private record Reading(int price, int anchor, boolean background, int next, int pid, int names) {
        /** Whether two records cannot both be genuine: a process does not change its names. */
        boolean contradicts(int otherPid, int otherNames) {
            return pid > 0 && pid == otherPid && names != 0 && otherNames != 0 && names != otherNames;
        }
    }

    Disentangler(LinePrefix prefix, PrefixReader reader, ReceivedBook book) {
        this.prefix = prefix;
        this.reader = reader;
        this.book = book;
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
        int lines = text.lines();
        Reading[] best = new Reading[lines + 1];
        best[lines] = new Reading(0, -1, false, lines, -1, 0);
        for (int i = lines - 1; i >= 0; i--) {
            best[i] = read(i, best);
        }
        List<PgRecord> records = new ArrayList<>();
        for (int i = 0; i < lines; i = best[i].next) {
            records.add(record(i, best[i]));
        }
        return records;
    }

    private Reading read(int line, Reading[] best) {
        int start = text.start(line);
        int end = text.end(line);
        Reading left = leftOver(line, best, LEFT_OVER);
        if (text.isContinuation(line)) {
            return left;
        }
        probe.clearPrefix();
        probe.length = text.length();
        int names = prefix.head(probe, start, end);
        Reading chosen = names < 0 ? left : leftOver(line, best, LEFT_OVER_HEAD);
        int background = prefix.background(probe, start, end);
        if (background >= 0 && reader.severity(probe, background, end) >= 0) {
            int next = text.recordEnd(line);
            int price = best[next].price + 1;
            chosen = price < chosen.price ? new Reading(price, background, true, next, -1, 0) : chosen;
        }
        if (names < 0) {
            return chosen;
        }
        int last = names + prefix.namesLength();
        for (int i = line; i < text.lines() && text.start(i) <= last; i++) {
            chosen = withNamesTo(i, line, names, last, chosen, best);
        }
        return chosen;
    }

    /** The cheapest of a reading and those in which the names end on a certain line. */
    private Reading withNamesTo(int lastLine, int line, int names, int last, Reading before, Reading[] best) {
        Reading chosen = before;
        int end = text.end(lastLine);
        int from = Math.max(names, text.start(lastLine));
        for (int at = reader.anchor(probe, from, last, end); at >= 0; at = reader.anchor(probe, at + 1, last, end)) {
            Reading candidate = record(line, lastLine, names, at, best);
            boolean sameLines = chosen.anchor >= 0 && chosen.next == candidate.next;
            // Of two equal readings of the same lines the later is safer, as what a client writes comes first; of readings
            // that take in different lines the shorter hides less.
            if (candidate.price < chosen.price || (candidate.price == chosen.price && sameLines)) {
                chosen = candidate;
            }
        }
        return chosen;
    }

    private static Reading leftOver(int line, Reading[] best, int price) {
        return new Reading(best[line + 1].price + price, -1, false, line + 1, -1, 0);
    }

    private Reading record(int line, int lastLine, int namesFrom, int at, Reading[] best) {
        int next = text.recordEnd(lastLine);
        int messageFrom = probe.message.from;
        Severity severity = probe.severity;
        int messageTo = text.end(next - 1);
        int namePrice =
                switch (reader.names(probe, namesFrom, at, messageTo)) {
                    case CONFIRMED -> 0;
                    case SILENT -> 1;
                    case CONTRADICTED -> reader.hasNames() ? CONTRADICTED : IMPOSSIBLE;
                };
        int price = text.heads(prefix, line + 1, lastLine) + namePrice;
        if (!isReceived(severity, messageFrom, messageTo)) {
            ReceivedBook.Answer answer = book.ask(probe);
            price += switch (answer) {
                case CONFIRMS -> -Math.min(namePrice, 1);
                case AGREES -> 0;
                case UNKNOWN -> 1;
                case DIFFERS -> OTHER_PROCESS;
            };
        }
        int names = ReceivedBook.names(probe);
        if (best[next].contradicts(probe.pid, names)) {
            price += OTHER_PROCESS;
        }
        return new Reading(price + best[next].price, at, false, next, probe.pid, names);
    }

    private boolean isReceived(@Nullable Severity severity, int from, int to) {
        return severity == Severity.LOG && Bytes.at(probe.bytes, from, to, Messages.RECEIVED_START);
    }

    private PgRecord record(int line, Reading reading) {
        PgRecord r = new PgRecord();
        text.place(line, r);
        r.continued = true;
        int start = text.start(line);
        int end = text.end(reading.next - 1);
        r.append(text.bytes(), start, end);
        if (reading.anchor < 0) {
            return r;
        }
        int to = r.length;
        if (reading.background) {
            prefix.background(r, 0, to);
            reader.severity(r, reading.anchor - start, to);
            r.background = true;
            return r;
        }
        int names = prefix.head(r, 0, to);
        int anchor = reading.anchor - start;
        reader.anchor(r, anchor, anchor, to);
        reader.names(r, names, anchor, to);
        return r;
    }
}
