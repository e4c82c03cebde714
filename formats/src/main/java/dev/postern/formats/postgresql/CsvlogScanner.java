// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;

/**
 * Reads csvlog (manual, 20.8.4). Text fields are quoted, with quotes doubled and line breaks as they are, so a record may take
 * several lines and no name can break it.
 */
final class CsvlogScanner implements LogScanner {
    /** Columns of version 10, the fewest. */
    static final int MIN_COLUMNS = 23;

    private static final int MAX_RECORD = 1 << 20;

    private final StreamReport report;
    private final CsvRow row = new CsvRow();
    private final StructuredRecord structured;
    private final LogLine first = new LogLine();
    private boolean open;
    /** Whether lines are passed over until one begins a record. */
    private boolean lost;

    private long rowBytes;

    CsvlogScanner(ScanOptions options, StreamReport report, RecordSink<PgRecord> sink) {
        this.report = report;
        structured = new StructuredRecord(new LogTime(new LogClock(options, report)), new Tally(report), sink);
    }

    @Override
    public void line(LogLine line) {
        if (open && !first.file.equals(line.file)) {
            unreadable();
        }
        if (!open) {
            start(line);
            return;
        }
        rowBytes += line.length() + 1L;
        if (rowBytes > MAX_RECORD || line.cut || !row.more(line.buf, line.from, line.to)) {
            unreadable();
            start(line);
            return;
        }
        finishIfComplete();
    }

    private void start(LogLine line) {
        if (line.length() == 0) {
            return;
        }
        boolean begins = begins(line);
        if (lost && !begins) {
            return;
        }
        lost = false;
        keep(line);
        rowBytes = line.length();
        open = true;
        if (!begins || line.cut || !row.begin(line.buf, line.from, line.to)) {
            unreadable();
            return;
        }
        finishIfComplete();
    }

    /** Whether a time and a comma stand at the start of a line. */
    static boolean begins(LogLine line) {
        int end = LogTime.end(line.buf, line.from, line.to, true);
        return end >= 0 && end < line.to && line.buf[end] == ',';
    }

    private void finishIfComplete() {
        if (row.inQuotes()) {
            return;
        }
        open = false;
        if (row.columns() < MIN_COLUMNS || !structured.give(row.record(), first)) {
            open = true;
            unreadable();
        }
    }

    /** Keeps the place and the beginning of a record's first line. */
    private void keep(LogLine line) {
        int kept = Math.min(line.length(), 256);
        first.buf = first.buf.length == 256 ? first.buf : new byte[256];
        System.arraycopy(line.buf, line.from, first.buf, 0, kept);
        first.to = kept;
        first.file = line.file;
        first.number = line.number;
        first.offset = line.offset;
    }

    private void unreadable() {
        report.unreadable(first);
        open = false;
        lost = true;
    }

    @Override
    public void end() {
        if (open) {
            unreadable();
        }
        structured.end();
    }
}
