// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which kind of log a file is by its first record. Later lines are no witnesses: a client can write records of any kind
 * into a record, but not before it.
 */
final class FirstRecord {
    private FirstRecord() {}

    /** The log whose record comes first, or null when there is none. */
    static @Nullable LogKind kind(List<LogLine> head, ScanOptions options) {
        LogTime time = new LogTime(new LogClock(options, new StreamReport("", null)));
        ErrorHead error = new ErrorHead(time);
        GeneralHead general = new GeneralHead(time);
        ProxyHead proxy = new ProxyHead(time);
        AuditLine audit = new AuditLine(false);
        for (LogLine line : head) {
            LogKind structured = LogKind.startingIn(line);
            if (structured != null) {
                return structured;
            }
            if (GeneralLogFormat.isHeader(line) || general.read(line.buf, line.from, line.to)) {
                return LogKind.GENERAL;
            }
            if (proxy.read(line.buf, line.from, line.to)) {
                return LogKind.PROXY_LOG;
            }
            if (error.read(line.buf, line.from, line.to)) {
                return LogKind.ERROR;
            }
            audit.parse(line);
            if (audit.shape != AuditLine.Shape.LOOSE && audit.shape != AuditLine.Shape.TAIL) {
                return LogKind.SERVER_AUDIT;
            }
        }
        return isTimelessAudit(head) ? LogKind.SERVER_AUDIT : null;
    }

    /** Whether it is an audit log sent to syslog, which leaves the time to it. */
    private static boolean isTimelessAudit(List<LogLine> head) {
        AuditLine audit = new AuditLine(true);
        for (LogLine line : head) {
            audit.parse(line);
            if (line.time != null && audit.shape == AuditLine.Shape.WHOLE) {
                return true;
            }
        }
        return false;
    }
}
