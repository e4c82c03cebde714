// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.StreamReport;
import java.util.List;

/**
 * A plugin that writes audit logs, as far as its settings say what the log leaves out.
 *
 * @param noConnections why a log may hold statements and no connection
 * @param showConnections statements that change this
 * @param excluded which accounts the log may leave out
 * @param showExcluded statements that tell which, or change it
 * @param connectionsOnly statements that leave out what has nothing to do with logins
 */
record AuditPlugin(
        String noConnections,
        List<String> showConnections,
        String excluded,
        List<String> showExcluded,
        List<String> connectionsOnly) {
    private static final List<String> LOG_CONNECTIONS = List.of(
            "SELECT audit_log_filter_set_filter('connections', '{\"filter\":{\"class\":{\"name\":\"connection\"}}}');",
            "SELECT audit_log_filter_set_user('%', 'connections');");

    /** MariaDB's plugin and its forks. */
    static final AuditPlugin SERVER_AUDIT = new AuditPlugin(
            "server_audit_events lacks CONNECT",
            List.of("SET GLOBAL server_audit_events='CONNECT,QUERY';"),
            "Accounts that server_audit_excl_users names (or server_audit_incl_users leaves out) are missing",
            List.of("SHOW GLOBAL VARIABLES LIKE 'server_audit_%cl_users';", "SET GLOBAL server_audit_excl_users='';"),
            List.of("SET GLOBAL server_audit_events='CONNECT';"));

    /** Percona's older plugin. */
    static final AuditPlugin PERCONA = new AuditPlugin(
            "audit_log_policy is QUERIES",
            List.of("SET GLOBAL audit_log_policy='LOGINS';"),
            "Accounts that audit_log_exclude_accounts names (or audit_log_include_accounts leaves out) are missing",
            List.of(
                    "SHOW GLOBAL VARIABLES LIKE 'audit_log_%clude_accounts';",
                    "SET GLOBAL audit_log_exclude_accounts=NULL;"),
            List.of("SET GLOBAL audit_log_policy='LOGINS';"));

    /** MySQL Enterprise Audit and Percona's {@code audit_log_filter}. */
    static final AuditPlugin FILTER = new AuditPlugin(
            "no filter logs the class connection",
            LOG_CONNECTIONS,
            "Accounts without a filter, or with one that leaves the class connection out, are missing",
            List.of("SELECT * FROM mysql.audit_log_user;", "SELECT * FROM mysql.audit_log_filter;"),
            LOG_CONNECTIONS);

    /** The plugin that has written the first audit log among these. */
    static AuditPlugin of(List<StreamReport> reports) {
        for (StreamReport report : reports) {
            String id = report.formatId();
            if (MysqlFamily.origin(id) == MysqlRecord.Origin.AUDIT) {
                boolean percona = id.startsWith("percona") || StructuredAuditFormat.PERCONA.equals(report.variant());
                return id.endsWith("-server-audit") ? SERVER_AUDIT : percona ? PERCONA : FILTER;
            }
        }
        return SERVER_AUDIT;
    }
}
