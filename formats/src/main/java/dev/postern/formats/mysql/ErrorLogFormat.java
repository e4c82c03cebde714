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

/** The error log of MySQL (5.1 to 8.4) or MariaDB. */
record ErrorLogFormat(Engine engine) implements LogFormat<MysqlRecord> {
    /** Variant of logs that do not name the connection: MySQL up to 5.6 writes its process id, or nothing. */
    static final String NO_THREADS = "without connection ids";

    private static final byte[] MARIADB = Bytes.of("MariaDB");
    private static final byte[] MARIADBD = Bytes.of("mariadbd");
    private static final byte[] MARIADB_ABORT = Bytes.of("closed normally without authentication)");

    @Override
    public String id() {
        return engine.id() + "-error-log";
    }

    @Override
    public String title() {
        return engine.displayName() + " error log";
    }

    @Override
    public Coverage coverage() {
        String versions = engine == Engine.MARIADB ? "10.x, 11.x" : "5.1 to 8.4";
        return Coverage.of(versions, Fact.FAILED, Fact.INCOMPLETE, Fact.ADDRESS, Fact.DATABASE);
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        LogTime time = new LogTime(new LogClock(options, new StreamReport(id(), null)));
        ErrorHead parsed = new ErrorHead(time);
        if (FirstRecord.kind(head, options) != LogKind.ERROR) {
            return Recognition.NO;
        }
        int matched = 0;
        boolean mysql = false;
        boolean mariadb = false;
        boolean dated = false;
        boolean fresh = false;
        long firstId = -2;
        boolean oneId = true;
        for (LogLine line : head) {
            mariadb |= saysMariadb(line);
            if (!parsed.read(line.buf, line.from, line.to)) {
                continue;
            }
            matched++;
            switch (time.form) {
                case ISO -> fresh = true;
                case DATED -> {
                    dated = true;
                    mariadb |= time.blankHour;
                    mysql |= !time.blankHour && time.localMicros % 86_400_000_000L < 36_000_000_000L;
                    oneId &= firstId == -2 || firstId == parsed.id;
                    firstId = parsed.id;
                }
                case SHORT, NONE -> {}
            }
        }
        // MySQL 5.6 and MariaDB write the same from ten o'clock on, but MySQL's number is always that of its process.
        boolean isMariadb = !fresh && !mysql && (mariadb || (dated && !(oneId && matched > 2)));
        if (matched == 0 || isMariadb != (engine == Engine.MARIADB)) {
            return Recognition.NO;
        }
        boolean threads = fresh || (isMariadb && dated);
        return new Recognition(matched, 0, threads ? null : NO_THREADS);
    }

    private static boolean saysMariadb(LogLine line) {
        return Bytes.endsWith(line.buf, line.from, line.to, MARIADB_ABORT)
                || Bytes.indexOf(line.buf, line.from, Math.min(line.to, line.from + 200), MARIADB) >= 0
                || Bytes.indexOf(line.buf, line.from, Math.min(line.to, line.from + 200), MARIADBD) >= 0;
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        return new ErrorLogScanner(engine, !NO_THREADS.equals(recognition.variant()), options, report, sink);
    }
}
