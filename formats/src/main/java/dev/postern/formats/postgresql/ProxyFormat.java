// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

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
 * HAProxy's log in the one form that {@link ProxyLine} reads. It knows no logins: beside the log of the server behind it, it
 * gives each login there its true client.
 */
final class ProxyFormat implements LogFormat<PgRecord> {
    static final String ID = "haproxy";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "HAProxy log, beside PostgreSQL's";
    }

    @Override
    public Coverage coverage() {
        return Coverage.of("2.6", Fact.ADDRESS);
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        ProxyLine parsed = new ProxyLine();
        // HAProxy also logs its own state and its checks of the servers' health.
        return Recognition.ofSome(head, line -> parsed.read(line.buf, line.from, line.to));
    }

    @Override
    public boolean setsOverlap() {
        return true;
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<PgRecord> sink) {
        return new ProxyScanner(report, sink);
    }
}
