// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogClock;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Engine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what the records of a structured audit log tell of logins. The plugins write a connection's record when its fate is
 * known, with the server's error code: 0 for a session, 1045 for a refused password, 1156 and the like for a client that broke
 * off. The record of the connection's end says nothing more.
 */
final class ConnectionAudit {
    /** Counts of seconds since the epoch are below this until the year 5138, counts of microseconds above it. */
    private static final long SECONDS = 100_000_000_000L;

    private static final long SECOND = 1_000_000;

    /** Events, in lower case, that are of connections or of the audit itself. */
    private static final List<String> NO_STATEMENTS =
            List.of("quit", "disconnect", "change user", "pre authenticate", "audit", "noaudit", "startup", "shutdown");

    private final StreamReport report;
    private final RecordSink<MysqlRecord> sink;
    private final AuditTime time;
    private final ClientHosts hosts = new ClientHosts();
    private final MysqlRecord record = new MysqlRecord();
    private long logins;
    private long refusals;
    private long statements;
    private long nameless;

    /** @param utc whether times without a zone are in UTC; else they are in the zone of the server */
    ConnectionAudit(boolean utc, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        this.report = report;
        this.sink = sink;
        this.time = new AuditTime(new LogClock(options, report), utc);
    }

    /** Takes a record. */
    void take(AuditValues values) {
        MysqlRecord.Kind kind = isConnection(values) ? kind(values) : null;
        if (kind == null) {
            statements += isStatement(values) ? 1 : 0;
            return;
        }
        long status = values.number(AuditField.STATUS);
        long micros = micros(values);
        if (status < 0 || status > 65_535 || micros < 0) {
            report.unreadable(values.start());
            return;
        }
        give(values, kind, (int) status, micros);
    }

    /**
     * Whether a record is of a connection: the command that opens one, or changes its user, may have a record of the same name,
     * which tells neither the account nor how the client is connected, and was written before the password was checked.
     */
    private static boolean isConnection(AuditValues values) {
        return values.has(AuditField.CLASS)
                ? values.is(AuditField.CLASS, "connection")
                : values.has(AuditField.ACCOUNT) || values.has(AuditField.TYPE);
    }

    /** What the record of a connection is to a login; null when it is nothing. */
    private static MysqlRecord.@Nullable Kind kind(AuditValues values) {
        boolean done = values.is(AuditField.STATUS, "0");
        if (values.is(AuditField.EVENT, "connect")) {
            return done ? MysqlRecord.Kind.LOGIN : MysqlRecord.Kind.REFUSED;
        }
        boolean change = values.is(AuditField.EVENT, "change_user") || values.is(AuditField.EVENT, "change user");
        return change && !done ? MysqlRecord.Kind.CHANGE_REFUSED : null;
    }

    private static boolean isStatement(AuditValues values) {
        if (values.has(AuditField.CLASS)) {
            return !values.is(AuditField.CLASS, "connection") && !values.is(AuditField.CLASS, "audit");
        }
        return NO_STATEMENTS.stream().noneMatch(event -> values.is(AuditField.EVENT, event));
    }

    private long micros(AuditValues values) {
        long epoch = values.number(AuditField.EPOCH);
        if (epoch > 0) {
            return epoch < SECONDS ? epoch * SECOND : epoch;
        }
        return time.instant(values.bytes(), values.from(AuditField.TIME), values.to(AuditField.TIME), values.start());
    }

    private void give(AuditValues values, MysqlRecord.Kind kind, int code, long micros) {
        long thread = values.number(AuditField.CONNECTION);
        record.place(values.start());
        record.timeMicros = micros;
        record.kind = kind;
        record.origin = MysqlRecord.Origin.AUDIT;
        record.engine = Engine.MYSQL;
        record.thread = thread <= 0 ? MysqlRecord.NO_THREAD : thread;
        record.code = code;
        String user = text(values, AuditField.USER);
        record.user = user == null && ServerError.judgesName(code) ? "" : user;
        record.database = text(values, AuditField.DATABASE);
        record.tls = tls(values);
        record.application = application(values);
        byte[] bytes = values.bytes();
        hosts.set(record, bytes, values.from(AuditField.IP), values.to(AuditField.IP));
        if (record.ip == null) {
            hosts.set(record, bytes, values.from(AuditField.HOST), values.to(AuditField.HOST));
        }
        if (kind == MysqlRecord.Kind.LOGIN) {
            logins++;
        } else {
            refusals++;
        }
        nameless += record.host != null && !record.host.equals("localhost") ? 1 : 0;
        sink.accept(record);
    }

    private @Nullable String application(AuditValues values) {
        String program = text(values, AuditField.PROGRAM);
        return program == null ? text(values, AuditField.CLIENT) : program;
    }

    private @Nullable String text(AuditValues values, AuditField field) {
        return hosts.text(values.bytes(), values.from(field), values.to(field));
    }

    private static @Nullable String tls(AuditValues values) {
        if (values.is(AuditField.TYPE, "ssl") || values.is(AuditField.TYPE, "ssl/tls")) {
            return "on";
        }
        return values.is(AuditField.TYPE, "tcp/ip") ? "off" : null;
    }

    /** No more records come. */
    void end() {
        report.add(Facts.LOGINS, logins);
        report.add(Facts.REFUSALS, refusals);
        report.add(Facts.STATEMENTS, statements);
        report.add(Facts.HOST_NAMES, nameless);
    }
}
