// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Engine;

/**
 * Reads a general log. A client's name is logged before its password is checked, so a name alone says nothing: a refusal of the
 * same thread or a command that only an open session can give says what became of it.
 */
final class GeneralLogScanner implements LogScanner {
    /** The server's buffer for one of these messages (LOG_BUFF_MAX), and the fixed start of a line. */
    static final int SPAN = 1024 + 64;

    private final StreamReport report;
    private final LogTime time;
    private final GeneralHead head;
    private final GeneralTalk talk;
    private final OpenMessage open = new OpenMessage();
    private long position;
    private long statements;

    GeneralLogScanner(
            Engine engine, boolean legacy, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        this.report = report;
        this.time = new LogTime(new LogClock(options, report));
        this.head = new GeneralHead(time);
        this.talk = new GeneralTalk(engine, legacy, sink);
    }

    @Override
    public void line(LogLine line) {
        long at = position;
        position += line.length() + 1L;
        talk.advance(line, at);
        if (open.isOpen()) {
            goOn(line, at);
        } else {
            fresh(line, at);
        }
    }

    private void fresh(LogLine line, long at) {
        int to = end(line);
        if (!head.read(line.buf, line.from, to)) {
            talk.loose(line, to, at);
            return;
        }
        if (head.timed) {
            talk.setTime(time.instant(line));
        }
        switch (head.command) {
            case CONNECT, CHANGE_USER -> {
                if (!talk.said(head, line, head.argument, to, at)) {
                    open.start(line, head.argument, at);
                }
            }
            case INIT_DB -> {
                if (!talk.database(head, line, to, at)) {
                    open.start(line, head.argument, at);
                }
            }
            case OTHER -> {
                statements++;
                talk.command(head, line, to, at);
            }
            case CONNECT_OUT -> {}
        }
    }

    /** Adds a line to a message that had not ended, and sees whether it ends now. */
    private void goOn(LogLine line, long at) {
        open.add(line);
        int to = open.length() - (line.to - end(line));
        if (talk.ended(open, line, to)) {
            open.close();
        } else if (at - open.position > SPAN) {
            giveUpOpen();
        }
    }

    /** The message does not end: what was taken for its text are lines in their own right. */
    private void giveUpOpen() {
        long at = open.position;
        boolean firstLine = true;
        for (LogLine line : open.lines()) {
            if (firstLine) {
                open.close();
                report.unreadable(line);
                firstLine = false;
            } else if (open.isOpen()) {
                goOn(line, at);
            } else {
                fresh(line, at);
            }
            at += line.length() + 1L;
        }
    }

    private static int end(LogLine line) {
        return line.to > line.from && line.buf[line.to - 1] == '\r' ? line.to - 1 : line.to;
    }

    @Override
    public void idle() {
        while (open.isOpen()) {
            giveUpOpen();
        }
        talk.idle();
    }

    @Override
    public void end() {
        idle();
        talk.end(report);
        report.add(Facts.STATEMENTS, statements);
    }
}
