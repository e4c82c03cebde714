// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import java.util.List;

/** MariaDB 10.4 and later, where it differs from MySQL. */
final class MariaDb extends MySql {

    @Override
    public List<Command> recentAccounts() {
        return Sql.sql("SELECT user, host, JSON_VALUE(priv, '$.account_locked') AS locked,"
                + " FROM_UNIXTIME(JSON_VALUE(priv, '$.password_last_changed')) AS password_changed"
                + " FROM mysql.global_priv ORDER BY password_changed DESC LIMIT 20;");
    }

    @Override
    public List<Command> slowGuessing(String user) {
        return Sql.sql("SET GLOBAL max_password_errors = 10;");
    }

    @Override
    public List<Command> logSettings() {
        return Sql.sql(
                "SHOW GLOBAL VARIABLES WHERE variable_name LIKE 'server_audit%' OR variable_name IN ('log_error',"
                        + " 'log_warnings', 'general_log', 'general_log_file', 'log_output');");
    }

    @Override
    public List<Command> safeLog() {
        return List.of(
                new Command(Command.Place.SQL, "INSTALL SONAME 'server_audit';"),
                new Command(
                        Command.Place.SQL,
                        "SET GLOBAL server_audit_events = 'CONNECT', GLOBAL server_audit_logging = ON;"));
    }
}
