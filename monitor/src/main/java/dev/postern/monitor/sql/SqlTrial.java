// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Tries whether a server lets us read its log over SQL, without fetching or keeping anything. */
public final class SqlTrial {
    private SqlTrial() {}

    /**
     * Logs in and looks at the log as a collector would.
     *
     * @return what was found, in words; hostile where it quotes the server
     * @throws IOException with what keeps the log from being read, and what to do, in words
     */
    public static String run(SqlSource source) throws IOException {
        try (Connection connection = new Login(source).connect()) {
            return source.isMySql() ? MySqlTail.tryOut(connection) : PostgresTail.tryOut(connection);
        } catch (SQLException e) {
            throw new SourceException(SqlCollector.reason(e), e);
        }
    }
}
