// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The end of a server's log, over one connection after the other. */
interface Tail {

    /**
     * Looks at the server that a connection leads to, before its first {@link #fetch}.
     *
     * @return its version
     * @throws SourceException when it is of a kind that cannot be read so
     */
    String meet(Connection connection) throws SQLException, IOException;

    /**
     * Fetches what is new, up to a limit.
     *
     * @return whether there is more
     */
    boolean fetch(Connection connection) throws SQLException, IOException;

    /** An expression of the server's clock: microseconds since the epoch. */
    String clock();

    /** Removes what is not needed any more. */
    void tidy() throws IOException;

    /** What somebody should know that has shown since the last call: gaps, settings that hide logins. In words. */
    List<String> takeNotes();
}
