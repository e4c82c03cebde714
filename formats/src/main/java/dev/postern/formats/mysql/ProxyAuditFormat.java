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
 * ProxySQL's audit log ({@code mysql-auditlog_filename}; ProxySQL documentation, "Audit Log"): one JSON object a line. It names
 * the true clients of a server that itself sees the proxy alone, so it is read as a log of that server's instance.
 */
final class ProxyAuditFormat implements LogFormat<MysqlRecord> {
    @Override
    public String id() {
        return "proxysql-audit";
    }

    @Override
    public String title() {
        return "ProxySQL audit log";
    }

    @Override
    public Coverage coverage() {
        return Coverage.of("2.x", Fact.SUCCESS, Fact.FAILED, Fact.INCOMPLETE, Fact.ADDRESS, Fact.DATABASE, Fact.TLS);
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        if (FirstRecord.kind(head, options) != LogKind.PROXY_AUDIT) {
            return Recognition.NO;
        }
        return Recognition.ofSome(head, JsonStart::isProxy);
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        return new ProxyAuditScanner(report, sink);
    }
}
