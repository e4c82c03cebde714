// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LineTime;
import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import org.jspecify.annotations.Nullable;

/** Reads text logs. */
final class StderrScanner implements LogScanner, LineAssembler.Output {
    private final StreamReport report;
    private final RecordSink<PgRecord> sink;
    private final LogTime time;
    private final Tally tally;
    private final Translator translator = new Translator();
    private final PrefixChange change;
    private LineAssembler assembler;

    StderrScanner(LinePrefix prefix, ScanOptions options, StreamReport report, RecordSink<PgRecord> sink) {
        this.report = report;
        this.sink = sink;
        time = new LogTime(new LogClock(options, report));
        tally = new Tally(report);
        assembler = new LineAssembler(prefix, this);
        change = new PrefixChange(options.logLinePrefix() == null);
    }

    @Override
    public void line(LogLine line) {
        if (!change.isSuspected()) {
            PrefixReader.Fit fit = take(line);
            if (fit != null && change.isSign(fit) && assembler.takeBack(line)) {
                suspect(line);
            }
            return;
        }
        suspect(line);
    }

    /** Takes a line; returns how it fits the prefix, or null where it goes on with the line before it. */
    private PrefixReader.@Nullable Fit take(LogLine line) {
        if (line.length() > 0 && line.buf[line.from] == '\t' && assembler.isOpen(line)) {
            assembler.add(line);
            return null;
        }
        PrefixReader.Fit fit = assembler.line(line);
        // Where the prefix holds names, a client could have written the word.
        boolean unread = fit == PrefixReader.Fit.FOREIGN || fit == PrefixReader.Fit.CUT;
        if (unread && !assembler.prefix().hasNames() && Languages.foreignSeverity(line.buf, line.from, line.to)) {
            tally.foreign(line.file, line.number);
        }
        return fit;
    }

    private void suspect(LogLine line) {
        turnTo(change.look(line, assembler.prefix()));
        change.settled().forEach(this::take);
    }

    private void turnTo(@Nullable LinePrefix other) {
        if (other != null) {
            assembler.flush();
            assembler = new LineAssembler(other, this);
        }
    }

    @Override
    public void record(PgRecord r, @Nullable PgRecord next) {
        if (r.background || (r.severity != Severity.LOG && r.severity != Severity.FATAL)) {
            return;
        }
        r.joinLines();
        if (r.severity == Severity.FATAL && next != null && next.severity == Severity.DETAIL && next.pid == r.pid) {
            r.takeDetail(next);
        }
        r.forgeable = assembler.prefix().hasNames();
        if (r.forgeable) {
            NameCheck.dropPlaceholders(r);
        }
        Messages.read(r, translator);
        if (r.kind != PgRecord.Kind.OTHER && !setTime(r)) {
            leftOver(r);
            return;
        }
        tally.count(r);
        if (r.kind != PgRecord.Kind.OTHER) {
            sink.accept(r);
        }
    }

    private boolean setTime(PgRecord r) {
        if (!r.time.present()) {
            LineTime wrapped = r.wrappedTime;
            r.timeMicros = wrapped == null ? Long.MIN_VALUE : wrapped.micros();
            return wrapped != null;
        }
        int from = r.time.from;
        r.timeMicros = r.bytes[from + 4] == '-'
                ? time.instant(r.bytes, from, r.time.to, r.file, r.line)
                : LogTime.epoch(r.bytes, from, r.time.to);
        return r.timeMicros != Long.MIN_VALUE;
    }

    @Override
    public void leftOver(PgRecord r) {
        if (r.length > 0) {
            LogLine line = new LogLine();
            line.buf = r.bytes;
            line.to = r.length;
            line.file = r.file;
            line.number = r.line;
            line.offset = r.offset;
            report.unreadable(line);
        }
    }

    @Override
    public void torn() {
        tally.torn();
    }

    @Override
    public void idle() {
        if (!change.isSuspected()) {
            assembler.flush();
        }
    }

    @Override
    public void end() {
        turnTo(change.atEnd(assembler.prefix()));
        change.rest().forEach(this::take);
        assembler.flush();
        report.add(Tally.FORGEABLE, assembler.prefix().hasNames() ? 1 : 0);
        tally.finish();
    }
}
