// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.Coverage;
import dev.postern.formats.Coverage.Fact;
import dev.postern.formats.LogFormat;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.Recognition;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import java.util.List;

/** MariaDB's {@code server_audit} log in one of its dialects. */
record AuditFormat(AuditDialect dialect) implements LogFormat<MysqlRecord> {

    /** Variant whose lines have their time from their envelope. */
    private static final String TIMELESS = "syslog";

    @Override
    public String id() {
        return dialect.id;
    }

    @Override
    public String title() {
        return dialect.title;
    }

    @Override
    public Coverage coverage() {
        return Coverage.of(dialect.versions, Fact.SUCCESS, Fact.FAILED, Fact.INCOMPLETE, Fact.ADDRESS, Fact.DATABASE);
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        if (FirstRecord.kind(head, options) != LogKind.SERVER_AUDIT) {
            return Recognition.NO;
        }
        Recognition timed = recognise(head, false);
        return timed.matched() > 0 || head.get(0).time == null ? timed : recognise(head, true);
    }

    private Recognition recognise(List<LogLine> head, boolean timeless) {
        AuditLine parsed = new AuditLine(timeless);
        int matched = 0;
        int records = 0;
        AuditDialect found = null;
        for (LogLine line : head) {
            parsed.parse(line);
            switch (parsed.shape) {
                case WHOLE -> {
                    found = found == null ? AuditDialect.of(parsed) : found;
                    matched += AuditDialect.of(parsed) == dialect ? 1 : 0;
                }
                case HEAD, OTHER -> records += isMine(parsed) ? 1 : 0;
                case TAIL, LOOSE -> {}
            }
        }
        if (found == null || found == dialect) {
            // Statements, and records that a name has broken, look the same in the two local dialects.
            matched += records;
        }
        return matched == 0 ? Recognition.NO : new Recognition(matched, 0, timeless ? TIMELESS : null);
    }

    private boolean isMine(AuditLine parsed) {
        return switch (dialect) {
            case MARIADB -> !parsed.epoch && !parsed.eleven;
            case RDS_MYSQL -> !parsed.epoch && parsed.eleven;
            case AURORA -> parsed.epoch;
        };
    }

    /** Aurora writes several files at the same time: {@code audit.log.0.DATE.0}, {@code audit.log.1.DATE.0}. */
    @Override
    public boolean setsOverlap() {
        return dialect == AuditDialect.AURORA;
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        return new AuditScanner(dialect, TIMELESS.equals(recognition.variant()), options, report, sink);
    }
}
