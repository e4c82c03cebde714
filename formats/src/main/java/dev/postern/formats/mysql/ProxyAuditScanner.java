// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Engine;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads ProxySQL's audit log. A session that ends without a name ended before its client had sent one. Logins to the proxy's
 * own administration are none to the database: they are counted and left out.
 */
final class ProxyAuditScanner implements LogScanner {
    private static final long MILLI = 1_000;
    private static final String ADMIN = "admin_connect_";
    private static final int MOST_NAMELESS = 1024;

    private final StreamReport report;
    private final RecordSink<MysqlRecord> sink;
    private final JsonRecords records;
    private final ClientHosts hosts = new ClientHosts();
    private final MysqlRecord record = new MysqlRecord();
    /** Sessions that were refused or let in without a name, whose end says nothing more. */
    private final Set<Long> nameless = new LinkedHashSet<>();

    private long logins;
    private long refusals;
    private long admins;

    ProxyAuditScanner(StreamReport report, RecordSink<MysqlRecord> sink) {
        this.report = report;
        this.sink = sink;
        records = new JsonRecords(this::take, report::unreadable);
    }

    @Override
    public void line(LogLine line) {
        records.line(line);
    }

    private void take(AuditValues values) {
        if (values.is(AuditField.EVENT, "mysql_client_connect_ok")) {
            logins += give(values, MysqlRecord.Kind.LOGIN, 0) ? 1 : 0;
        } else if (values.is(AuditField.EVENT, "mysql_client_connect_err")) {
            refusals += give(values, MysqlRecord.Kind.REFUSED, ServerError.ACCESS_DENIED) ? 1 : 0;
        } else if (values.is(AuditField.EVENT, "mysql_client_close")) {
            if (isNameless(values) && !nameless.remove(values.number(AuditField.CONNECTION))) {
                refusals += give(values, MysqlRecord.Kind.REFUSED, ServerError.READ_ERROR) ? 1 : 0;
            }
        } else if (values.is(AuditField.EVENT, ADMIN + "ok") || values.is(AuditField.EVENT, ADMIN + "err")) {
            admins++;
        }
    }

    private static boolean isNameless(AuditValues values) {
        return values.from(AuditField.USER) == values.to(AuditField.USER);
    }

    private boolean give(AuditValues values, MysqlRecord.Kind kind, int code) {
        long millis = values.number(AuditField.TIME);
        if (millis < 0 || millis > Long.MAX_VALUE / MILLI) {
            report.unreadable(values.start());
            return false;
        }
        byte[] bytes = values.bytes();
        record.place(values.start());
        record.timeMicros = millis * MILLI;
        record.kind = kind;
        record.origin = MysqlRecord.Origin.PROXY_AUDIT;
        record.engine = Engine.MYSQL;
        record.code = code;
        boolean named = !isNameless(values) || code != ServerError.READ_ERROR;
        record.user = named ? hosts.name(bytes, values.from(AuditField.USER), values.to(AuditField.USER)) : null;
        record.database = hosts.text(bytes, values.from(AuditField.DATABASE), values.to(AuditField.DATABASE));
        record.tls = values.is(AuditField.TYPE, "true") ? "on" : values.is(AuditField.TYPE, "false") ? "off" : null;
        hosts.setWithPort(record, bytes, values.from(AuditField.HOST), values.to(AuditField.HOST));
        if (isNameless(values) && named && nameless.size() < MOST_NAMELESS) {
            nameless.add(values.number(AuditField.CONNECTION));
        }
        sink.accept(record);
        return true;
    }

    @Override
    public void end() {
        records.end();
        report.add(Facts.LOGINS, logins);
        report.add(Facts.REFUSALS, refusals);
        report.add(Facts.ADMINS, admins);
    }
}
