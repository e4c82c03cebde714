// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import java.util.function.Consumer;

/**
 * Reads the rows of Percona's audit plugin (manual, "Audit log plugin"): of a connection {@code name, record, timestamp,
 * connection_id, status, user, priv_user, os_login, proxy_user, host, ip, db}, of a statement {@code name, record, timestamp,
 * command_class, connection_id, …}; early versions leave {@code db} out.
 */
final class AuditRow {
    private static final int NAME = 0;
    private static final int TIMESTAMP = 2;
    private static final int CONNECTION = 3;
    private static final int STATUS = 4;
    private static final int USER = 5;
    private static final int ACCOUNT = 6;
    private static final int HOST = 9;
    private static final int IP = 10;
    private static final int DATABASE = 11;

    private final AuditValues values = new AuditValues();
    private final Consumer<AuditValues> records;
    private final Consumer<LogLine> unreadable;

    /**
     * @param records takes each record; the values are reused
     * @param unreadable takes the first line of each row that is none of this plugin's
     */
    AuditRow(Consumer<AuditValues> records, Consumer<LogLine> unreadable) {
        this.records = records;
        this.unreadable = unreadable;
    }

    /** Takes a row. */
    void take(Row row) {
        if (row.size() <= TIMESTAMP) {
            unreadable.accept(row.start());
            return;
        }
        values.begin(row.start());
        set(row, AuditField.EVENT, NAME);
        set(row, AuditField.TIME, TIMESTAMP);
        if (row.size() > IP && row.number(CONNECTION) >= 0) {
            set(row, AuditField.CONNECTION, CONNECTION);
            set(row, AuditField.STATUS, STATUS);
            set(row, AuditField.USER, USER);
            set(row, AuditField.ACCOUNT, ACCOUNT);
            set(row, AuditField.HOST, HOST);
            set(row, AuditField.IP, IP);
            set(row, AuditField.DATABASE, DATABASE);
        }
        records.accept(values);
    }

    private void set(Row row, AuditField field, int column) {
        if (column < row.size()) {
            values.set(field, row.bytes(), row.from(column), row.to(column));
        }
    }
}
