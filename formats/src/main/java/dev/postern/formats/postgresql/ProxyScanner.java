// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.StreamReport;

/** Reads HAProxy's log: for whom it has connected to the server, and from where. */
final class ProxyScanner implements LogScanner {
    /** Fact: connections that the proxy has made to the server. */
    static final String CONNECTIONS = "proxy-connections";

    private final StreamReport report;
    private final RecordSink<PgRecord> sink;
    private final ProxyLine parsed = new ProxyLine();
    private final PgRecord record = new PgRecord();
    private long connections;

    ProxyScanner(StreamReport report, RecordSink<PgRecord> sink) {
        this.report = report;
        this.sink = sink;
    }

    @Override
    public void line(LogLine line) {
        byte[] b = line.buf;
        if (!parsed.read(b, line.from, line.to)) {
            return;
        }
        if (parsed.serverSideTo == parsed.serverSideFrom) {
            return;
        }
        record.reset();
        record.clearPrefix();
        record.place(LogTime.epoch(b, line.from, parsed.timeEnd), line);
        record.kind = PgRecord.Kind.PROXIED;
        record.append(b, parsed.serverSideFrom, parsed.serverSideTo);
        record.host.set(0, record.length);
        record.port = parsed.serverSidePort;
        int client = record.length;
        record.append(b, parsed.clientFrom, parsed.clientTo);
        record.client.set(client, record.length);
        record.clientPort = parsed.clientPort;
        connections++;
        sink.accept(record);
    }

    @Override
    public void end() {
        report.add(CONNECTIONS, connections);
    }
}
