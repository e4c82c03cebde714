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

/** The general query log of MySQL (5.1 to 8.4) or MariaDB. */
record GeneralLogFormat(Engine engine) implements LogFormat<MysqlRecord> {
    /** Variant of logs that do not say how a client is connected: MySQL up to 5.6. */
    static final String LEGACY = "without kind of connection";

    private static final byte[] COLUMNS = Bytes.of("Time                 Id Command    Argument");
    private static final byte[] STARTED = Bytes.of("started with:");
    private static final byte[] PORT = Bytes.of("Tcp port: ");
    private static final byte[] MARIADB = Bytes.of("MariaDB");
    private static final byte[] MARIADBD = Bytes.of("mariadbd");
    /** MariaDB pads connection ids to six places, MySQL to five. */
    private static final byte[] SIX_PLACES = Bytes.of("\t ");

    @Override
    public String id() {
        return engine.id() + "-general-log";
    }

    @Override
    public String title() {
        return engine.displayName() + " general log";
    }

    @Override
    public Coverage coverage() {
        String versions = engine == Engine.MARIADB ? "10.x, 11.x" : "5.6 to 8.4";
        return Coverage.of(versions, Fact.SUCCESS, Fact.FAILED, Fact.ADDRESS, Fact.DATABASE, Fact.TLS);
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        LogTime time = new LogTime(new LogClock(options, new StreamReport(id(), null)));
        GeneralHead parsed = new GeneralHead(time);
        if (FirstRecord.kind(head, options) != LogKind.GENERAL) {
            return Recognition.NO;
        }
        int matched = 0;
        boolean iso = false;
        boolean using = false;
        boolean mariadb = false;
        boolean bare = false;
        for (LogLine line : head) {
            int to = line.to;
            if (isHeader(line)) {
                matched++;
                mariadb |= Bytes.indexOf(line.buf, line.from, to, MARIADB) >= 0
                        || Bytes.indexOf(line.buf, line.from, to, MARIADBD) >= 0;
                continue;
            }
            if (!parsed.read(line.buf, line.from, to)) {
                continue;
            }
            matched++;
            iso |= parsed.timed && time.form == LogTime.Form.ISO;
            if (parsed.command == GeneralHead.Command.CONNECT && !Denial.starts(line.buf, parsed.argument, to)) {
                using |= ConnectText.using(line.buf, line.from, to) >= 0;
                bare |= ConnectText.using(line.buf, line.from, to) < 0
                        && Bytes.indexOf(line.buf, parsed.argument, to, '@') >= 0;
            }
            mariadb |= isSixPlaces(line, parsed, time);
        }
        boolean isMariadb = !iso && (mariadb || using);
        if (matched == 0 || isMariadb != (engine == Engine.MARIADB)) {
            return Recognition.NO;
        }
        boolean legacy = !isMariadb && !iso && !using && bare;
        return new Recognition(matched, 0, legacy ? LEGACY : null);
    }

    /** Whether the line is one of those that the server writes when it opens the log. */
    static boolean isHeader(LogLine line) {
        int to = line.to;
        return Bytes.startsWith(line.buf, line.from, to, COLUMNS)
                || Bytes.startsWith(line.buf, line.from, to, PORT)
                || Bytes.endsWith(line.buf, line.from, to, STARTED);
    }

    private static boolean isSixPlaces(LogLine line, GeneralHead parsed, LogTime time) {
        int at = parsed.timed ? time.end : line.from + 1;
        return parsed.thread < 100_000
                && Bytes.startsWith(line.buf, at, line.to, SIX_PLACES)
                && idEnd(line, at + 1) - (at + 1) == 6;
    }

    private static int idEnd(LogLine line, int from) {
        int i = from;
        while (i < line.to && line.buf[i] == ' ') {
            i++;
        }
        while (i < line.to && Bytes.isDigit(line.buf[i])) {
            i++;
        }
        return i;
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        return new GeneralLogScanner(engine, LEGACY.equals(recognition.variant()), options, report, sink);
    }
}
