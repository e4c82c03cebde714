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

/** csvlog with 23 (to 12), 24 (13) or 26 columns (14 and later). */
final class CsvlogFormat implements LogFormat<PgRecord> {

    @Override
    public String id() {
        return "postgresql-csvlog";
    }

    @Override
    public String title() {
        return "PostgreSQL csvlog";
    }

    @Override
    public Coverage coverage() {
        return Coverage.full("10 to 18");
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        CsvRow row = new CsvRow();
        int matched = 0;
        long mismatch = 0;
        boolean open = false;
        int lines = 0;
        for (LogLine line : head) {
            boolean fits = open
                    ? row.more(line.buf, line.from, line.to)
                    : CsvlogScanner.begins(line) && row.begin(line.buf, line.from, line.to);
            lines = open ? lines + 1 : 1;
            open = fits && row.inQuotes();
            if (fits && !open) {
                fits = row.columns() >= CsvlogScanner.MIN_COLUMNS;
                matched += fits ? lines : 0;
            }
            mismatch = !fits && mismatch == 0 && line.length() > 0 ? line.number : mismatch;
        }
        return matched == 0 ? Recognition.NO : new Recognition(matched, mismatch, null);
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<PgRecord> sink) {
        return new CsvlogScanner(options, report, sink);
    }
}
