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

/**
 * A structured audit log whose times have a zone, or else are local: the XML of every audit plugin, and the JSON and CSV of
 * Percona's older plugin.
 */
record StructuredAuditFormat(String id, String title, LogKind kind) implements LogFormat<MysqlRecord> {
    /** Variant of the XML of Percona's older plugin, which names a record's number otherwise than the others do. */
    static final String PERCONA = "Percona audit_log";

    private static final byte[] PERCONA_ELEMENT = Bytes.of("<RECORD>");
    private static final byte[] PERCONA_ATTRIBUTE = Bytes.of("RECORD=\"");

    /** XML of MySQL Enterprise Audit, of Percona's {@code audit_log_filter} and of Percona's older plugin, old style and new. */
    static final StructuredAuditFormat XML =
            new StructuredAuditFormat("mysql-audit-xml", "MySQL and Percona audit log XML", LogKind.AUDIT_XML);

    static final StructuredAuditFormat PERCONA_JSON =
            new StructuredAuditFormat("percona-audit-json", "Percona audit_log JSON", LogKind.PERCONA_JSON);

    static final StructuredAuditFormat PERCONA_CSV =
            new StructuredAuditFormat("percona-audit-csv", "Percona audit_log CSV", LogKind.PERCONA_CSV);

    @Override
    public Coverage coverage() {
        return kind == LogKind.AUDIT_XML
                ? Coverage.of(
                        "5.6 to 8.4",
                        Fact.SUCCESS,
                        Fact.FAILED,
                        Fact.ADDRESS,
                        Fact.APPLICATION,
                        Fact.DATABASE,
                        Fact.TLS)
                : Coverage.of("5.6 to 8.0", Fact.SUCCESS, Fact.FAILED, Fact.ADDRESS, Fact.DATABASE);
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        if (FirstRecord.kind(head, options) != kind) {
            return Recognition.NO;
        }
        int matched = 0;
        boolean percona = false;
        for (LogLine line : head) {
            matched += LogKind.startingIn(line) == kind ? 1 : 0;
            percona |= kind == LogKind.AUDIT_XML && isPercona(line);
        }
        return new Recognition(matched, 0, percona ? PERCONA : null);
    }

    private static boolean isPercona(LogLine line) {
        int at = line.from;
        while (at < line.to && (line.buf[at] == ' ' || line.buf[at] == '\t')) {
            at++;
        }
        return Bytes.startsWith(line.buf, at, line.to, PERCONA_ELEMENT)
                || Bytes.startsWith(line.buf, at, line.to, PERCONA_ATTRIBUTE);
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
