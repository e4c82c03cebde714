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
 * PgBouncer's log: {@code TIME ZONE [pid] LEVEL text}. It names the true clients of a server that itself sees the pooler alone, so
 * it is read as a log of that server's instance.
 */
final class PoolerFormat implements LogFormat<PgRecord> {
    static final String ID = "pgbouncer";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "PgBouncer log";
    }

    @Override
    public Coverage coverage() {
        return Coverage.of("1.18", Fact.SUCCESS, Fact.FAILED, Fact.INCOMPLETE, Fact.ADDRESS, Fact.DATABASE, Fact.TLS);
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        boolean begins = isRecord(head.get(0));
        return Recognition.ofEach(head, line -> isRecord(line) || (begins && continues(line)));
    }

    private static boolean isRecord(LogLine line) {
        return PoolerLine.textFrom(line.buf, line.from, line.to) >= 0;
    }

    private static boolean continues(LogLine line) {
        return line.length() > 0 && line.buf[line.from] == '\t';
    }

    @Override
    public boolean setsOverlap() {
        return true;
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<PgRecord> sink) {
        return new PoolerScanner(options, report, sink);
    }
}
