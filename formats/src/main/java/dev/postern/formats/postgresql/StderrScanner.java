// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads text logs. A line is held back until no later line can turn out to be the rest of a record that it has begun: where the
 * prefix holds names, as long as lines begin within the reach of the longest names.
 */
final class StderrScanner implements LogScanner {
    /** More lines than names can tear a record into; a stretch of this many is read as it is. */
    private static final int MAX_HELD = 192;

    private final StreamReport report;
    private final RecordSink<PgRecord> sink;
    private final ReceivedBook book = new ReceivedBook();
    /** Longer prefixes that lines of background processes cannot tell from the one in use. */
    private final List<LinePrefix> siblings;

    private boolean forgeable;
    private PrefixReader reader;
    private Disentangler disentangler;
    private final LogTime time;
    private final Tally tally;
    private final ArrayDeque<PgRecord> held = new ArrayDeque<>();
    private final ArrayDeque<PgRecord> free = new ArrayDeque<>();
    /** Whether the held lines cannot be read one by one. */
    private boolean torn;

    private boolean endsWithCr;
    private boolean started;

    /** @param siblings prefixes to turn to when lines begin as {@code prefix} does and go on as one of them */
    StderrScanner(
            LinePrefix prefix,
            List<LinePrefix> siblings,
            ScanOptions options,
            StreamReport report,
            RecordSink<PgRecord> sink) {
        this.report = report;
        this.sink = sink;
        this.siblings = siblings;
        reader = new PrefixReader(prefix);
        disentangler = new Disentangler(prefix, reader, book);
        forgeable = prefix.hasNames();
        time = new LogTime(new LogClock(options, report));
        tally = new Tally(report);
    }

    private PrefixReader.Fit read(PgRecord r) {
        PrefixReader.Fit fit = reader.read(r);
        if (fit != PrefixReader.Fit.CUT || siblings.isEmpty() || forgeable) {
            return fit;
        }
        for (LinePrefix sibling : siblings) {
            PrefixReader other = new PrefixReader(sibling);
            if (other.read(r) == PrefixReader.Fit.CLEAN) {
                flush();
                reader = other;
                disentangler = new Disentangler(sibling, other, book);
                forgeable = sibling.hasNames();
                return PrefixReader.Fit.CLEAN;
            }
        }
        return reader.read(r);
    }

    @Override
    public void line(LogLine line) {
        PgRecord last = held.peekLast();
        if (last != null && !last.file.equals(line.file)) {
            flush();
            last = null;
        }
        if (!started) {
            started = true;
            endsWithCr = line.length() > 0 && line.buf[line.to - 1] == '\r';
        }
        int to = endsWithCr && line.length() > 0 && line.buf[line.to - 1] == '\r' ? line.to - 1 : line.to;
        if (last != null && line.from < to && line.buf[line.from] == '\t') {
            last.continued = true;
            last.append((byte) '\n');
            last.append(line.buf, line.from, to);
            return;
        }
        PgRecord r = take();
        r.place(line.file, line.number, line.offset);
        r.append(line.buf, line.from, to);
        PrefixReader.Fit fit = read(r);
        r.clean = fit == PrefixReader.Fit.CLEAN;
        if (fit == PrefixReader.Fit.FOREIGN && Languages.foreignSeverity(r.bytes, 0, r.length)) {
            throw Languages.refusal(line.file, line.number);
        }
        release(line.offset, r);
        held.addLast(r);
        torn |= forgeable && !r.clean;
        if (held.size() >= MAX_HELD) {
            flush();
        }
    }

    /** Gives what a line that begins at this offset leaves final. */
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
            emitFirst();
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
    private void flush() {
        if (!torn) {
            while (!held.isEmpty()) {
                emitFirst();
            }
            return;
        }
        List<PgRecord> lines = new ArrayList<>(held);
        lines.forEach(this::enterReceived);
        List<PgRecord> records = disentangler.disentangle(lines);
        tally.torn();
        for (int i = 0; i < records.size(); i++) {
            emit(records.get(i), i + 1 < records.size() ? records.get(i + 1) : null);
        }
        lines.forEach(this::recycle);
        held.clear();
        torn = false;
    }

    private void emitFirst() {
        PgRecord first = held.removeFirst();
        emit(first, held.peekFirst());
        recycle(first);
    }

    private void enterReceived(PgRecord r) {
        if (r.clean
                && r.severity == Severity.LOG
                && Bytes.at(r.bytes, r.message.from, r.length, Messages.RECEIVED_START)) {
            book.enter(r);
        }
    }

    private void emit(PgRecord r, @Nullable PgRecord next) {
        if (r.severity == null) {
            leftOver(r);
            return;
        }
        if (r.background || (r.severity != Severity.LOG && r.severity != Severity.FATAL)) {
            return;
        }
        if (r.continued) {
            join(r);
        }
        if (next != null && r.severity == Severity.FATAL && next.severity == Severity.DETAIL && next.pid == r.pid) {
            if (next.continued) {
                join(next);
            }
            int from = r.length;
            r.append(next.bytes, next.message.from, next.length);
            r.detail.set(from, r.length);
        }
        r.forgeable = forgeable;
        if (forgeable) {
            NameCheck.dropPlaceholders(r);
        }
        Messages.read(r);
        if (r.kind != PgRecord.Kind.OTHER && !setTime(r)) {
            leftOver(r);
            return;
        }
        tally.count(r);
        if (r.kind == PgRecord.Kind.RECEIVED) {
            book.enter(r);
        }
        if (r.kind != PgRecord.Kind.OTHER) {
            sink.accept(r);
        }
    }

    private boolean setTime(PgRecord r) {
        int from = r.time.from;
        r.timeMicros = r.bytes[from + 4] == '-'
                ? time.instant(r.bytes, from, r.time.to, r.file, r.line)
                : LogTime.epoch(r.bytes, from, r.time.to);
        return r.timeMicros != Long.MIN_VALUE;
    }

    /** Takes the tabs out of a message with line breaks, once. */
    private static void join(PgRecord r) {
        byte[] b = r.bytes;
        int out = r.message.from;
        for (int i = r.message.from; i < r.length; i++) {
            b[out++] = b[i];
            if (b[i] == '\n' && i + 1 < r.length && b[i + 1] == '\t') {
                i++;
            }
        }
        r.length = out;
        r.message.set(r.message.from, out);
    }

    private void leftOver(PgRecord r) {
        if (r.length == 0) {
            return;
        }
        LogLine line = new LogLine();
        line.buf = r.bytes;
        line.to = r.length;
        line.file = r.file;
        line.number = r.line;
        line.offset = r.offset;
        report.unreadable(line);
    }

    @Override
    public void end() {
        flush();
        report.add(Tally.FORGEABLE, forgeable ? 1 : 0);
        tally.finish();
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
