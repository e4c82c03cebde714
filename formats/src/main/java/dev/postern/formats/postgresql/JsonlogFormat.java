// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.Coverage;
import dev.postern.formats.LogFormat;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.Recognition;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import java.util.List;

/** jsonlog of version 15 and later. */
final class JsonlogFormat implements LogFormat<PgRecord> {

    @Override
    public String id() {
        return "postgresql-jsonlog";
    }

    @Override
    public String title() {
        return "PostgreSQL jsonlog";
    }

    @Override
    public Coverage coverage() {
        return Coverage.full("15 to 18");
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        FlatJson json = new FlatJson();
        PgRecord r = new PgRecord();
        return Recognition.ofEach(
                head,
                line -> json.read(line.buf, line.from, line.to, r)
                        && r.time.present()
                        && r.processField.present()
                        && r.severityField.present());
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<PgRecord> sink) {
        return new JsonlogScanner(options, report, sink);
    }
}
