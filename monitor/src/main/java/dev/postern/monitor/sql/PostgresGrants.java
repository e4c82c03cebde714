// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a role needs in order to read PostgreSQL's logs, and which of it is missing. */
final class PostgresGrants {
    private static final String DENIED = "42501";
    /** Before this version the functions that read files insist on a superuser, whatever is granted. */
    private static final int GRANTED_FILES = 110_000;

    private PostgresGrants() {}

    static boolean isDenied(SQLException e) {
        return DENIED.equals(e.getSQLState());
    }

    /** The refusal with what to do about it. */
    static IOException explained(Connection connection, int version, SQLException refusal) throws SQLException {
        List<String> statements = new ArrayList<>();
        String user;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT quote_ident(current_user),"
                        + " has_function_privilege('pg_catalog.pg_ls_logdir()', 'EXECUTE')"
                        + " AND pg_has_role('pg_read_all_settings', 'USAGE'),"
                        + " has_function_privilege('pg_read_binary_file(text,bigint,bigint)', 'EXECUTE')")) {
            row.next();
            user = String.valueOf(row.getString(1));
            if (!row.getBoolean(2)) {
                statements.add("GRANT pg_monitor TO " + user);
            }
            if (version >= GRANTED_FILES && !row.getBoolean(3)) {
                statements.add(
                        "GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_binary_file(text,bigint,bigint) TO " + user);
            }
        }
        if (!statements.isEmpty()) {
            return new SourceException(
                    "permission denied; a superuser has to run, in the database that the URL names: "
                            + String.join("; ", statements),
                    refusal);
        }
        String hint = version < GRANTED_FILES
                ? "; PostgreSQL 10 lets superusers alone read files: docs/sql-sources.md has a function that does it for "
                        + user
                : "";
        return new SourceException("permission denied (" + refusal.getMessage() + ")" + hint, refusal);
    }
}
