// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Lines;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;

/**
 * Files of rsyslog, syslog-ng and {@code journalctl}: the traditional form (RFC 3164), the same with whole dates
 * (RSYSLOG_FileFormat, {@code -o short-iso}), and RFC 5424.
 */
final class SyslogForm implements Form {

    @Override
    public String id() {
        return "syslog";
    }

    @Override
    public String title() {
        return "syslog";
    }

    @Override
    public PieceReader open(Lines lines, long modifiedMicros, ScanOptions options, StreamReport report) {
        return new LinePieces(lines, new SyslogLine(() -> new YearlessClock(modifiedMicros, options, report)), report);
    }

    @Override
    public boolean splitsLines() {
        return false;
    }

    @Override
    public String markOf(Sender sender) {
        return " " + sender.host() + " " + sender.program();
    }

    @Override
    public boolean mayBeNewestFirst() {
        return false;
    }
}
