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
        int matched = 0;
        long mismatch = 0;
        for (LogLine line : head) {
            boolean fits = json.read(line.buf, line.from, line.to, r)
                    && r.time.present()
                    && r.processField.present()
                    && r.severityField.present();
            matched += fits ? 1 : 0;
            mismatch = !fits && mismatch == 0 && line.length() > 0 ? line.number : mismatch;
        }
        return matched == 0 ? Recognition.NO : new Recognition(matched, mismatch, null);
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<PgRecord> sink) {
        return new JsonlogScanner(options, report, sink);
    }
}
