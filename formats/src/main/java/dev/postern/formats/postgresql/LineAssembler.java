// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LogLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of the physical lines of a text log. A line is held back until no later line can turn out to be the rest of a
 * record that it has begun: where the prefix holds names, as long as lines begin within the reach of the longest names.
 */
final class LineAssembler {
    /** More lines than names can tear a record into; a stretch of this many is read as it is. */
    private static final int MAX_HELD = 192;

    private final LinePrefix prefix;
    private final PrefixReader reader;
    private final Disentangler disentangler;
    private final ReceivedBook book = new ReceivedBook();
    private final Output output;
    private final ArrayDeque<PgRecord> held = new ArrayDeque<>();
    private final ArrayDeque<PgRecord> free = new ArrayDeque<>();
    /** Whether the held lines cannot be read one by one. */
    private boolean torn;
    /** Whether that was so before the latest line. */
    private boolean tornBefore;

    /** Takes what has been put together. */
    interface Output {
        /**
         * Takes a record: prefix read, severity and start of the message known.
         *
         * @param next the record behind it, which may add to it, as far as it is there; null at the end
         */
        void record(PgRecord r, @Nullable PgRecord next);

        /** Takes lines that are part of no record. */
        void leftOver(PgRecord r);

        /** Lines torn apart by names have been put together again. */
        void torn();
    }

    LineAssembler(LinePrefix prefix, Output output) {
        this.prefix = prefix;
        this.output = output;
        reader = new PrefixReader(prefix);
        disentangler = new Disentangler(prefix, reader, book);
    }

    LinePrefix prefix() {
        return prefix;
    }

    /** Whether a line that begins with a tab goes on with what is held. */
    boolean isOpen(LogLine line) {
        return !held.isEmpty() && held.getLast().file.equals(line.file);
    }

    /** Adds a line that begins with a tab to the record before it. */
    void add(LogLine line) {
        PgRecord last = held.getLast();
        last.continued = true;
        last.append((byte) '\n');
        last.append(line.buf, line.from, line.to);
        // What looks like the end of a prefix may be a client's name, with its rest in this line.
        torn |= line.offset + line.shift <= last.windowEnd
                && PrefixReader.mayHoldSeverity(line.buf, line.from, line.to);
    }

    /** Takes a line that may begin a record; returns how it fits the prefix. */
    PrefixReader.Fit line(LogLine line) {
        if (!held.isEmpty() && !isOpen(line)) {
            flush();
        }
        PgRecord r = take();
        r.place(line.file, line.number, line.offset);
        r.append(line.buf, line.from, line.to);
        PrefixReader.Fit fit = reader.read(r);
        if (r.background && prefix.hasNames() && isReceived(r)) {
            // The server's own processes receive no connections: the names are missing.
            fit = PrefixReader.Fit.FOREIGN;
        }
        takeEnvelope(r, line);
        r.clean = fit == PrefixReader.Fit.CLEAN && !(r.background && servesClient(r));
        release(line.offset + line.shift, r);
        tornBefore = torn;
        torn |= prefix.hasNames() && (!r.clean || isUnvouched(r));
        held.addLast(r);
        if (!torn && isReceived(r)) {
            book.enter(r);
        }
        if (held.size() >= MAX_HELD) {
            flush();
        }
        return fit;
    }

    /** Gives the latest line back, as if it had not been taken; false when it has gone on. */
    boolean takeBack(LogLine line) {
        PgRecord last = held.peekLast();
        if (last == null || last.line != line.number || !last.file.equals(line.file)) {
            return false;
        }
        recycle(held.removeLast());
        torn = tornBefore;
        return true;
    }

    /** Whether neither this refusal nor the line before it, which may reach as far as here, quotes its names. */
    private boolean isUnvouched(PgRecord r) {
        return r.severity == Severity.FATAL && !r.confirmed && !held.isEmpty() && !held.getLast().confirmed;
    }

    /** Completes what the prefix gave with what the line's envelope says. */
    private void takeEnvelope(PgRecord r, LogLine line) {
        r.windowEnd += r.windowEnd == Long.MIN_VALUE ? 0 : line.shift;
        r.wrappedTime = line.time;
        r.wrappedProcess = line.process;
        r.pid = r.pid < 0 ? line.process : r.pid;
    }

    /** Gives what a line that begins at this place of the text leaves final. */
    private void release(long offset, PgRecord next) {
        if (torn) {
            if (next.clean && next.severity != Severity.DETAIL && isBeyondReach(offset)) {
                flush();
            }
            return;
        }
        while (!held.isEmpty() && held.getFirst().windowEnd < offset) {
            PgRecord first = held.getFirst();
            if (held.size() == 1 && first.severity == Severity.FATAL && next.severity == Severity.DETAIL) {
                // The detail may go on in lines to come.
                return;
            }
            giveFirst();
        }
    }

    private boolean isBeyondReach(long offset) {
        for (PgRecord r : held) {
            if (r.windowEnd >= offset) {
                return false;
            }
        }
        return true;
    }

    /** Gives all that is held. */
    void flush() {
        if (!torn) {
            while (!held.isEmpty()) {
                giveFirst();
            }
            return;
        }
        List<PgRecord> lines = new ArrayList<>(held);
        for (PgRecord line : lines) {
            if (line.clean && isReceived(line)) {
                book.enter(line);
            }
        }
        List<PgRecord> records = disentangler.disentangle(lines);
        output.torn();
        for (int i = 0; i < records.size(); i++) {
            give(records.get(i), i + 1 < records.size() ? records.get(i + 1) : null);
        }
        lines.forEach(this::recycle);
        held.clear();
        torn = false;
    }

    private void giveFirst() {
        PgRecord first = held.removeFirst();
        give(first, held.peekFirst());
        recycle(first);
    }

    private void give(PgRecord r, @Nullable PgRecord next) {
        if (r.severity == null) {
            output.leftOver(r);
            return;
        }
        r.pid = r.pid < 0 ? r.wrappedProcess : r.pid;
        if (!r.background) {
            enter(r);
        }
        output.record(r, next);
    }

    private void enter(PgRecord r) {
        if (isReceived(r)) {
            book.enter(r);
        } else {
            book.enterNames(r);
            if (r.severity == Severity.FATAL || isDisconnection(r)) {
                book.enterEnd(r);
            }
        }
    }

    /** Whether a line that reads like a background process's is that of a client's process: then a name imitates it. */
    private boolean servesClient(PgRecord r) {
        return prefix.hasNames() && ((r.host.present() && !r.host.isEmpty()) || book.isClient(r));
    }

    private static boolean isReceived(PgRecord r) {
        return r.severity == Severity.LOG && Messages.isReceived(r.bytes, r.message.from, r.length);
    }

    private static boolean isDisconnection(PgRecord r) {
        return r.severity == Severity.LOG && Messages.isDisconnection(r.bytes, r.message.from, r.length);
    }

    private PgRecord take() {
        PgRecord r = free.pollLast();
        if (r == null) {
            return new PgRecord();
        }
        r.reset();
        return r;
    }

    private void recycle(PgRecord r) {
        if (free.size() < MAX_HELD) {
            free.addLast(r);
        }
    }
}
