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

/**
 * A structured audit log whose times have a zone, or else are local: the XML of every audit plugin, and the JSON and CSV of
 * Percona's older plugin.
 */
record StructuredAuditFormat(String id, String title, LogKind kind) implements LogFormat<MysqlRecord> {
    /** XML of MySQL Enterprise Audit, of Percona's {@code audit_log_filter} and of Percona's older plugin, old style and new. */
    static final StructuredAuditFormat XML =
            new StructuredAuditFormat("mysql-audit-xml", "MySQL and Percona audit log XML", LogKind.AUDIT_XML);

    static final StructuredAuditFormat PERCONA_JSON =
            new StructuredAuditFormat("percona-audit-json", "Percona audit_log JSON", LogKind.PERCONA_JSON);

    static final StructuredAuditFormat PERCONA_CSV =
            new StructuredAuditFormat("percona-audit-csv", "Percona audit_log CSV", LogKind.PERCONA_CSV);

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        if (FirstRecord.kind(head, options) != kind) {
            return Recognition.NO;
        }
        int matched = 0;
        for (LogLine line : head) {
            matched += LogKind.startingIn(line) == kind ? 1 : 0;
        }
        return new Recognition(matched, 0, null);
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        ConnectionAudit audit = new ConnectionAudit(false, options, report, sink);
        LogScanner records = switch (kind) {
            case PERCONA_JSON -> new JsonRecords(audit::take, report::unreadable);
            case PERCONA_CSV -> {
                AuditRow row = new AuditRow(audit::take, report::unreadable);
                yield new Rows(RowForm.AUDIT_CSV, row::take, report::unreadable);
            }
            default -> new XmlRecords(audit::take, report::unreadable);
        };
        return new StructuredAuditScanner(records, audit);
    }
}
