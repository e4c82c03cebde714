// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;

/** Reads jsonlog (version 15 and later; manual, 20.8.5): one object a line, with bytes that are no UTF-8 as they came. */
final class JsonlogScanner implements LogScanner {
    private final StreamReport report;
    private final PgRecord record = new PgRecord();
    private final FlatJson json = new FlatJson();
    private final StructuredRecord structured;

    JsonlogScanner(ScanOptions options, StreamReport report, RecordSink<PgRecord> sink) {
        this.report = report;
        structured = new StructuredRecord(new LogTime(new LogClock(options, report)), new Tally(report), sink);
    }

    @Override
    public void line(LogLine line) {
        if (line.length() == 0) {
            return;
        }
        if (!read(line)) {
            report.unreadable(line);
        }
    }

    private boolean read(LogLine line) {
        if (line.cut || !json.read(line.buf, line.from, line.to, record)) {
            return false;
        }
        record.port = record.portField.present()
                ? Bytes.number(record.bytes, record.portField.from, record.portField.to)
                : -1;
        return structured.give(record, line);
    }

    @Override
    public void end() {
        structured.end();
    }
}
