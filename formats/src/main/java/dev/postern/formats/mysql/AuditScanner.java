// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LineTime;
import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;

/** Reads a {@code server_audit} log: every attempt and its outcome, at a resolution of one second. */
final class AuditScanner implements LogScanner {
    private final AuditDialect dialect;
    private final boolean timeless;
    private final StreamReport report;
    private final RecordSink<MysqlRecord> sink;
    private final LogClock clock;
    private final ClientHosts hosts = new ClientHosts();
    private final AuditLine parsed;
    private final AuditWindow window = new AuditWindow(this::give);
    private final MysqlRecord tamper = new MysqlRecord();
    private long position;
    private long lastLocal = Long.MIN_VALUE;
    private long lastInstant;
    private long connects;
    private long refusals;
    private long unconfirmed;
    private long statements;
    private long nameless;

    /** @param timeless whether lines have their time from their envelope */
    AuditScanner(
            AuditDialect dialect,
            boolean timeless,
            ScanOptions options,
            StreamReport report,
            RecordSink<MysqlRecord> sink) {
        this.dialect = dialect;
        this.timeless = timeless;
        parsed = new AuditLine(timeless);
        this.report = report;
        this.sink = sink;
        this.clock = new LogClock(options, report);
    }

    @Override
    public void line(LogLine line) {
        parsed.parse(line);
        if (timeless) {
            // One message each: no name reaches into the next line.
            position += AuditWindow.SPAN;
        }
        long at = position;
        position += line.length() + 1L;
        if (parsed.shape == AuditLine.Shape.OTHER) {
            statements++;
            return;
        }
        if (line.length() == 0) {
            return;
        }
        AuditEntry entry = window.next();
        entry.set(parsed, line, at);
        LineTime sent = line.time;
        if (timeless && sent != null && parsed.operation != AuditLine.Operation.NONE) {
            entry.epoch = true;
            entry.localMicros = sent.micros();
        }
        switch (parsed.operation) {
            case CONNECT -> fill(entry, line, MysqlRecord.Kind.LOGIN);
            case FAILED_CONNECT -> fill(entry, line, MysqlRecord.Kind.REFUSED);
            case CHANGEUSER -> {
                if (parsed.code != 0) {
                    fill(entry, line, MysqlRecord.Kind.CHANGE_REFUSED);
                }
            }
            case DISCONNECT -> {
                if (parsed.code != 0) {
                    fill(entry, line, MysqlRecord.Kind.REFUSED);
                }
            }
            case NONE -> {}
        }
        window.add(position);
    }

    private void fill(AuditEntry entry, LogLine line, MysqlRecord.Kind kind) {
        MysqlRecord record = entry.record;
        record.kind = kind == MysqlRecord.Kind.LOGIN && parsed.code != 0 ? MysqlRecord.Kind.REFUSED : kind;
        record.origin = MysqlRecord.Origin.AUDIT;
        record.engine = dialect.engine;
        record.thread = parsed.thread == 0 ? MysqlRecord.NO_THREAD : parsed.thread;
        record.code = parsed.code;
        record.user = ServerError.judgesName(parsed.code)
                ? hosts.name(line.buf, parsed.userFrom, parsed.userTo)
                : hosts.text(line.buf, parsed.userFrom, parsed.userTo);
        record.database = hosts.text(line.buf, parsed.databaseFrom, parsed.databaseTo);
        record.tls = null;
        hosts.setWithPort(record, line.buf, parsed.hostFrom, parsed.hostTo);
        entry.live = true;
        String name = record.user;
        if (timeless && entry.refusal && name != null && name.indexOf('\n') >= 0) {
            // Within a message it forges nothing, but whoever sends it wants to.
            record.text = name;
            record.why = "the name of a refused client holds a line break";
        }
    }

    /** Takes a line that the window has released. */
    private void give(AuditEntry entry) {
        MysqlRecord record = entry.record;
        boolean orphan = entry.shape == AuditLine.Shape.TAIL && !record.spansLines;
        if (entry.shape == AuditLine.Shape.HEAD || entry.shape == AuditLine.Shape.LOOSE || (orphan && !entry.refusal)) {
            unreadable(entry);
            return;
        }
        if (!entry.live) {
            return;
        }
        if (!orphan) {
            lastInstant = instant(entry);
        }
        record.timeMicros = lastInstant;
        record.ambiguous = orphan;
        if (record.kind == MysqlRecord.Kind.LOGIN) {
            doubt(record, entry.doubt);
        }
        if (record.kind == MysqlRecord.Kind.LOGIN) {
            connects++;
        } else {
            refusals++;
        }
        nameless += record.host != null && !record.host.equals("localhost") ? 1 : 0;
        if (record.why != null) {
            tamper.set(record);
            tamper.kind = MysqlRecord.Kind.TAMPER;
            sink.accept(tamper);
        }
        sink.accept(record);
    }

    /**
     * Says of a login what the window leaves open. Where the server writes what would settle it and the line is missing, nothing
     * is known of the attempt. Where it never does, every login beside a refusal would be lost so: it stays one, unconfirmed.
     */
    private void doubt(MysqlRecord login, AuditEntry.Doubt doubt) {
        if (doubt == AuditEntry.Doubt.NONE) {
            return;
        }
        login.unconfirmed = true;
        if (dialect.repeatsNames && doubt == AuditEntry.Doubt.DISCONNECT_MISSING) {
            login.kind = MysqlRecord.Kind.ATTEMPT;
        }
        unconfirmed++;
    }

    private long instant(AuditEntry entry) {
        if (entry.epoch) {
            return entry.localMicros;
        }
        if (entry.localMicros != lastLocal) {
            lastLocal = entry.localMicros;
            LogLine line = lineOf(entry);
            return clock.instant(entry.localMicros, line, 0, 0);
        }
        return lastInstant;
    }

    private void unreadable(AuditEntry entry) {
        report.unreadable(lineOf(entry));
    }

    private static LogLine lineOf(AuditEntry entry) {
        LogLine line = new LogLine();
        line.buf = entry.text;
        line.to = entry.length;
        line.file = entry.record.file;
        line.number = entry.record.line;
        line.offset = entry.record.offset;
        return line;
    }

    @Override
    public void idle() {
        window.giveAll();
    }

    @Override
    public void end() {
        window.giveAll();
        report.add(Facts.LOGINS, connects);
        report.add(Facts.REFUSALS, refusals);
        report.add(Facts.UNCONFIRMED, unconfirmed);
        report.add(Facts.STATEMENTS, statements);
        report.add(Facts.HOST_NAMES, nameless);
    }
}
