// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.Coverage;
import dev.postern.formats.Coverage.Fact;
import dev.postern.formats.LogClock;
import dev.postern.formats.LogFormat;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.Recognition;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Engine;
import java.util.List;

/** ProxySQL's own log ({@code proxysql.log}): the clients that it refused. It says nothing of those that it let in. */
final class ProxyLogFormat implements LogFormat<MysqlRecord> {
    @Override
    public String id() {
        return "proxysql-log";
    }

    @Override
    public String title() {
        return "ProxySQL log";
    }

    @Override
    public Coverage coverage() {
        return Coverage.of("2.x", Fact.FAILED, Fact.ADDRESS);
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        if (FirstRecord.kind(head, options) != LogKind.PROXY_LOG) {
            return Recognition.NO;
        }
        ProxyHead start = new ProxyHead(new LogTime(new LogClock(options, new StreamReport(id(), null))));
        return Recognition.ofSome(head, line -> start.read(line.buf, line.from, line.to));
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        ProxyHead head = new ProxyHead(new LogTime(new LogClock(options, report)));
        return new ErrorLogScanner(MysqlRecord.Origin.PROXY, Engine.MYSQL, false, head, report, sink);
    }
}
