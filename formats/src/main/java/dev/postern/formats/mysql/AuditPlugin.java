// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.StreamReport;
import java.util.List;

/** The plugins that write audit logs, as far as their settings say what the log leaves out. */
enum AuditPlugin {
    /** MariaDB's plugin and its forks. */
    SERVER_AUDIT(
            "server_audit_events lacks CONNECT",
            List.of("SET GLOBAL server_audit_events='CONNECT,QUERY';"),
            "Accounts that server_audit_excl_users names (or server_audit_incl_users leaves out) are missing",
            List.of(
                    "SHOW GLOBAL VARIABLES LIKE 'server_audit_%cl_users';",
                    "SET GLOBAL server_audit_excl_users='';"),
            List.of("SET GLOBAL server_audit_events='CONNECT';")),
    /** Percona's older plugin. */
    PERCONA(
            "audit_log_policy is QUERIES",
            List.of("SET GLOBAL audit_log_policy='LOGINS';"),
            "Accounts that audit_log_exclude_accounts names (or audit_log_include_accounts leaves out) are missing",
            List.of(
                    "SHOW GLOBAL VARIABLES LIKE 'audit_log_%clude_accounts';",
                    "SET GLOBAL audit_log_exclude_accounts=NULL;"),
            List.of("SET GLOBAL audit_log_policy='LOGINS';")),
    /** MySQL Enterprise Audit and Percona's {@code audit_log_filter}. */
    FILTER(
            "no filter logs the class connection",
            Statements.FILTER,
            "Accounts whose filter leaves the class connection out, and accounts without a filter, are missing",
            List.of("SELECT * FROM mysql.audit_log_user;", "SELECT * FROM mysql.audit_log_filter;"),
            Statements.FILTER);

    /** The statements that log every connection and nothing else. */
    private static final class Statements {
        static final List<String> FILTER = List.of(
                "SELECT audit_log_filter_set_filter('connections', '{\"filter\":{\"class\":{\"name\":\"connection\"}}}');",
                "SELECT audit_log_filter_set_user('%', 'connections');");
    }

    /** Why a log may hold statements and no connection. */
    final String noConnections;

    final List<String> showConnections;
    /** Which accounts the log may leave out. */
    final String excluded;

    final List<String> showExcluded;
    final List<String> connectionsOnly;

    AuditPlugin(
            String noConnections,
            List<String> showConnections,
            String excluded,
            List<String> showExcluded,
            List<String> connectionsOnly) {
        this.noConnections = noConnections;
        this.showConnections = showConnections;
        this.excluded = excluded;
        this.showExcluded = showExcluded;
        this.connectionsOnly = connectionsOnly;
    }

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
