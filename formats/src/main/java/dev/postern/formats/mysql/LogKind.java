// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import org.jspecify.annotations.Nullable;

/** The kinds of log that a MySQL server, one of its plugins or ProxySQL writes. */
enum LogKind {
    ERROR,
    GENERAL,
    SERVER_AUDIT,
    /** JSON of the audit filters of MySQL Enterprise and Percona Server. */
    FILTER_JSON,
    /** JSON of Percona's older audit plugin. */
    PERCONA_JSON,
    /** XML of any audit plugin. */
    AUDIT_XML,
    PERCONA_CSV,
    /** The table {@code mysql.general_log}, as CSV or between tabs. */
    GENERAL_CSV,
    GENERAL_TSV,
    /** JSON of ProxySQL's audit log. */
    PROXY_AUDIT,
    PROXY_LOG;

    /** The structured log of which a record starts in this line for certain, or null. */
    static @Nullable LogKind startingIn(LogLine line) {
        if (JsonStart.isProxy(line)) {
            return PROXY_AUDIT;
        }
        if (JsonStart.isIn(line)) {
            return JsonStart.isPercona(line) ? PERCONA_JSON : FILTER_JSON;
        }
        if (XmlRecords.isStart(line)) {
            return AUDIT_XML;
        }
        if (RowForm.AUDIT_CSV.isStart(line)) {
            return PERCONA_CSV;
        }
        if (RowForm.TABLE_CSV.isStart(line)) {
            return GENERAL_CSV;
        }
        return RowForm.TABLE_TSV.isStart(line) ? GENERAL_TSV : null;
    }
}
