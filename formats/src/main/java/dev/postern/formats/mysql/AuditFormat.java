// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

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

    @Override
    public String id() {
        return dialect.id;
    }

    @Override
    public String title() {
        return dialect.title;
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        AuditLine parsed = new AuditLine();
        int matched = 0;
        long mismatch = 0;
        for (LogLine line : head) {
            parsed.parse(line.buf, line.from, line.to);
            boolean whole = parsed.shape == AuditLine.Shape.WHOLE;
            if (whole && AuditDialect.of(parsed) == dialect) {
                matched++;
            } else if (!whole && parsed.shape != AuditLine.Shape.LOOSE && isMine(parsed)) {
                // Statements, and records that a name has broken, look the same in the two local dialects.
                matched += parsed.shape == AuditLine.Shape.OTHER && dialect != AuditDialect.RDS_MYSQL ? 1 : 0;
            } else if (mismatch == 0) {
                mismatch = line.number;
            }
        }
        return matched == 0 ? Recognition.NO : new Recognition(matched, mismatch, null);
    }

    private boolean isMine(AuditLine parsed) {
        return parsed.epoch == (dialect == AuditDialect.AURORA);
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        return new AuditScanner(dialect, options, report, sink);
    }
}
