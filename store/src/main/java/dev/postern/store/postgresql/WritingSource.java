// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.postgresql;

import java.io.Serial;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections of the one Postern that writes to a schema: each holds an advisory lock, which the server gives back when the
 * connection ends, however it ends.
 */
final class WritingSource extends PGSimpleDataSource {
    @Serial
    private static final long serialVersionUID = 1;

    /** Two numbers: one for Postern, made of its name, and one for the schema. */
    private static final String LOCK =
            "SELECT pg_try_advisory_lock(1886352238, current_schema()::regnamespace::oid::int)";

    /** SQLSTATE {@code lock_not_available}. */
    private static final String LOCKED = "55P03";

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Connection connection = super.getConnection(user, password);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCK)) {
            if (row.next() && row.getBoolean(1)) {
                return connection;
            }
            throw new SQLException("another Postern writes to this schema", LOCKED);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
