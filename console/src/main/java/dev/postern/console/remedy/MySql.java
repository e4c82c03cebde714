// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.console.remedy.Command.Place;
import dev.postern.kernel.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MySQL 5.7 and later. An account is a user from a host, and one user often has several; so the statements that change accounts are
 * made by a query, which writes one for each. A text that holds a backslash, whose meaning depends on the mode of the session, or
 * characters that do not show, is written by its bytes.
 */
class MySql implements Sql {
    private static final int PORT = 3306;

    @Override
    public int port() {
        return PORT;
    }

    @Override
    public List<Command> sessions(String user) {
        return Sql.sql("SELECT id, host, db, command, time, info FROM information_schema.processlist WHERE user = "
                + literal(user) + ";");
    }

    @Override
    public List<Command> endSessions(String user) {
        return Sql.sql("SELECT CONCAT('KILL ', id, ';') FROM information_schema.processlist WHERE user = "
                + literal(user) + ";");
    }

    @Override
    public List<Command> lock(String user) {
        return forEachAccount("ALTER USER ", " ACCOUNT LOCK;", user);
    }

    @Override
    public List<Command> changePassword(String user) {
        return forEachAccount("ALTER USER ", " IDENTIFIED BY ''the new password'';", user);
    }

    @Override
    public List<Command> rights(String user) {
        return forEachAccount("SHOW GRANTS FOR ", ";", user);
    }

    @Override
    public List<Command> recentAccounts() {
        return Sql.sql("SELECT user, host, account_locked, password_last_changed FROM mysql.user"
                + " ORDER BY password_last_changed DESC LIMIT 20;");
    }

    @Override
    public List<Command> refuse(IpAddress address, @Nullable String user) {
        return List.of(); // accounts name the hosts that may come, not those that may not
    }

    @Override
    public List<Command> slowGuessing(String user) {
        return forEachAccount("ALTER USER ", " FAILED_LOGIN_ATTEMPTS 5 PASSWORD_LOCK_TIME 1;", user);
    }

    @Override
    public List<Command> logSettings() {
        return Sql.sql(
                "SHOW GLOBAL VARIABLES WHERE variable_name IN ('log_error', 'log_error_verbosity', 'general_log',"
                        + " 'general_log_file', 'log_output') OR variable_name LIKE 'audit_log%';");
    }

    @Override
    public List<Command> safeLog() {
        return Sql.sql("SET GLOBAL log_output = 'TABLE', GLOBAL general_log = ON;");
    }

    /** A query that writes a statement for each account of a user. */
    static List<Command> forEachAccount(String before, String after, String user) {
        return List.of(new Command(
                Place.SQL,
                "SELECT CONCAT('" + before + "', QUOTE(user), '@', QUOTE(host), '" + after
                        + "') FROM mysql.user WHERE user = " + literal(user) + ";"));
    }

    static String literal(String text) {
        return Quoting.isPlain(text) && text.indexOf('\\') < 0
                ? Quoting.doubled(text, '\'')
                : "CONVERT(X'" + Quoting.hex(text) + "' USING utf8mb4)";
    }
}
