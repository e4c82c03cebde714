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
import org.jspecify.annotations.Nullable;

/**
 * JSON of the audit filters: MySQL Enterprise Audit and Percona's {@code audit_log_filter}. Their times have no zone. MySQL's
 * are in UTC (manual, "Audit Log File Formats"), Percona's in the server's zone, so it matters who has written the log.
 */
final class FilterJsonFormat implements LogFormat<MysqlRecord> {
    static final String ID = "mysql-audit-json";

    /** Variant of logs in the server's local time. */
    static final String LOCAL = "local times";
    /** Variant of logs that are known to be in UTC; without a variant, UTC is an assumption. */
    static final String UTC = "times in UTC";

    /** Only Percona writes an account on a line of its own, at this depth. */
    private static final byte[] ACCOUNT = Bytes.of("    \"account\": { \"user\": \"");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "MySQL Enterprise Audit and Percona audit_log_filter JSON";
    }

    @Override
    public Coverage coverage() {
        return Coverage.of(
                "5.7 to 8.4", Fact.SUCCESS, Fact.FAILED, Fact.ADDRESS, Fact.APPLICATION, Fact.DATABASE, Fact.TLS);
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        if (FirstRecord.kind(head, options) != LogKind.FILTER_JSON) {
            return Recognition.NO;
        }
        int[] matched = {0};
        String[] zone = new String[1];
        JsonRecords records = new JsonRecords(
                values -> {
                    matched[0] += values.has(AuditField.CLASS) ? 1 : 0;
                    zone[0] = zone[0] == null ? zone(values) : zone[0];
                },
                line -> {});
        for (LogLine line : head) {
            records.line(line);
            if (Bytes.startsWith(line.buf, line.from, line.to, ACCOUNT)) {
                zone[0] = LOCAL;
            }
        }
        if (matched[0] == 0) {
            return Recognition.NO;
        }
        String variant = zone[0] == null && options.zone() != null ? LOCAL : zone[0];
        return new Recognition(matched[0], 0, variant);
    }

    /** Percona numbers its versions {@code 8.4.9-9}, Oracle writes {@code 8.4.9-commercial}. */
    private static @Nullable String zone(AuditValues values) {
        int from = values.from(AuditField.VERSION);
        int to = values.to(AuditField.VERSION);
        int hyphen = Bytes.indexOf(values.bytes(), from, to, '-');
        if (!values.has(AuditField.VERSION)) {
            return null;
        }
        return hyphen >= 0 && hyphen + 1 < to && Bytes.isDigit(values.bytes()[hyphen + 1]) ? LOCAL : UTC;
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        ConnectionAudit audit = new ConnectionAudit(!LOCAL.equals(recognition.variant()), options, report, sink);
        return new StructuredAuditScanner(new JsonRecords(audit::take, report::unreadable), audit);
    }
}
