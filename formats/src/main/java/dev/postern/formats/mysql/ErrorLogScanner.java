// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Engine;
import java.util.List;

/** Reads an error log, a server's or ProxySQL's: refusals, and connections that broke off. It never holds a success. */
final class ErrorLogScanner implements LogScanner {
    /** Most bytes of a refusal: a name of 128 characters, a host name and the words around them. */
    private static final int SPAN = 1024;

    private final MysqlRecord.Origin origin;
    private final Engine engine;
    private final boolean threads;
    private final StreamReport report;
    private final LogTime time;
    private final ErrorHead head;
    private final ErrorMessages messages;
    private final HoldBack held;
    private final RecordSink<MysqlRecord> sink;
    private final OpenMessage open = new OpenMessage();
    private final MysqlRecord draft = new MysqlRecord();
    private final MysqlRecord tamper = new MysqlRecord();
    private long position;
    private long records;
    private long verbose;
    private long refusals;
    private long noAddress;
    private long hostNames;
    /** The latest refusal that stands in one line, and where it starts. */
    private final MysqlRecord latest = new MysqlRecord();

    private long latestAt = Long.MIN_VALUE / 2;
    /** Where its message starts. */
    private long latestTextAt;

    private final RecentText recent = new RecentText();

    ErrorLogScanner(
            Engine engine, boolean threads, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        this(
                MysqlRecord.Origin.ERROR,
                engine,
                threads,
                new ErrorHead(new LogTime(new LogClock(options, report))),
                report,
                sink);
    }

    /** Reads a log whose records begin otherwise. */
    ErrorLogScanner(
            MysqlRecord.Origin origin,
            Engine engine,
            boolean threads,
            ErrorHead head,
            StreamReport report,
            RecordSink<MysqlRecord> sink) {
        this.origin = origin;
        this.engine = engine;
        this.threads = threads;
        this.report = report;
        this.sink = sink;
        this.head = head;
        this.time = head.time;
        this.messages = new ErrorMessages(new ClientHosts());
        this.held = new HoldBack(this::give);
    }

    @Override
    public void line(LogLine line) {
        long at = position;
        position += line.length() + 1L;
        recent.add(line, at);
        held.giveBefore(at - SPAN);
        if (open.isOpen()) {
            goOn(line, at);
        } else {
            fresh(line, at);
        }
    }

    private void fresh(LogLine line, long at) {
        int to = line.to > line.from && line.buf[line.to - 1] == '\r' ? line.to - 1 : line.to;
        if (!head.read(line.buf, line.from, to)) {
            if (at - latestAt <= SPAN && Denial.endsFirmly(line.buf, line.from, to)) {
                // The end of a refusal whose first line looked complete: all between is the client's text.
                disguised(line, to, at);
            }
            return;
        }
        records++;
        verbose += head.note ? 1 : 0;
        draft.thread = threads && head.id > 0 ? head.id : MysqlRecord.NO_THREAD;
        switch (messages.read(line.buf, head.message, to, draft)) {
            case NONE -> {}
            case OPEN -> {
                draft.place(line);
                draft.timeMicros = time.instant(line);
                open.start(line, head.message, at);
            }
            case ACTIVE, REFUSED -> {
                draft.place(line);
                draft.timeMicros = time.instant(line);
                keep(at, at + head.message - line.from);
            }
        }
    }

    private void keep(long at, long textAt) {
        draft.origin = origin;
        draft.engine = engine;
        String user = draft.user;
        if (user != null
                && at - latestAt <= SPAN
                && draft.thread != MysqlRecord.NO_THREAD
                && draft.thread == latest.thread
                && !user.equals(latest.user)) {
            // One connection is refused once: the first of two is the start of the second one's name.
            held.drop(latestAt, at);
            signal(draft, latest.user + "…" + user, "two refusals of one connection");
        }
        MysqlRecord slot = held.add(at);
        slot.set(draft);
        if (user != null && draft.kind == MysqlRecord.Kind.REFUSED) {
            latest.set(draft);
            latestAt = at;
            latestTextAt = textAt;
        }
    }

    private void goOn(LogLine line, long at) {
        open.add(line);
        int to = open.length() - (line.to > line.from && line.buf[line.to - 1] == '\r' ? 1 : 0);
        if (Denial.endsFirmly(line.buf, line.from, line.to)
                || (open.text()[to - 1] == '\'' && !Denial.starts(line.buf, line.from, line.to))) {
            if (messages.denied(open.text(), 0, to, draft)) {
                open.close();
                draft.spansLines = true;
                keep(open.position, open.textAt);
                if (draft.code != ServerError.DATABASE_DENIED || draft.user == null) {
                    signal(
                            draft,
                            draft.user == null ? "" : draft.user,
                            "the name of a refused client holds a line break");
                } else {
                    signal(draft, String.valueOf(draft.database), "the name of a database holds a line break");
                }
                return;
            }
        }
        if (at - open.position > SPAN) {
            giveUpOpen();
        }
    }

    /** The message does not end: what was taken for its text are lines in their own right. */
    private void giveUpOpen() {
        List<LogLine> lines = open.lines();
        long at = open.position;
        open.close();
        report.unreadable(lines.get(0));
        for (LogLine line : lines.subList(1, lines.size())) {
            at += line.length() + 1L;
            if (open.isOpen()) {
                goOn(line, at);
            } else {
                fresh(line, at);
            }
        }
    }

    private void disguised(LogLine line, int to, long at) {
        byte[] whole = recent.get(latestTextAt, at + to - line.from);
        draft.set(latest);
        if (!messages.denied(whole, 0, whole.length, draft)) {
            return;
        }
        held.drop(latestAt, position);
        draft.spansLines = true;
        held.add(latestAt).set(draft);
        signal(draft, draft.user == null ? "" : draft.user, "a refusal ends twice");
        latest.set(draft);
    }

    private void signal(MysqlRecord by, String text, String why) {
        tamper.set(by);
        tamper.kind = MysqlRecord.Kind.TAMPER;
        tamper.origin = origin;
        tamper.engine = engine;
        tamper.text = text;
        tamper.why = why;
        held.add(latestAt).set(tamper);
    }

    private void give(MysqlRecord record) {
        if (record.kind == MysqlRecord.Kind.REFUSED) {
            refusals++;
            noAddress += record.ip == null && record.host == null ? 1 : 0;
            hostNames += record.host != null && !record.host.equals("localhost") ? 1 : 0;
        }
        sink.accept(record);
    }

    @Override
    public void idle() {
        if (open.isOpen()) {
            giveUpOpen();
        }
        held.giveAll();
    }

    @Override
    public void end() {
        if (open.isOpen()) {
            giveUpOpen();
        }
        if (open.isOpen()) {
            report.unreadable(open.lines().get(0));
        }
        held.giveAll();
        report.add(Facts.RECORDS, records);
        report.add(Facts.VERBOSE, engine == Engine.MARIADB ? refusals : verbose);
        report.add(Facts.REFUSALS, refusals);
        report.add(Facts.NO_ADDRESS, noAddress);
        report.add(Facts.HOST_NAMES, hostNames);
        report.add(Facts.NO_THREAD, threads || origin != MysqlRecord.Origin.ERROR ? 0 : records);
    }
}
