// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Makes connections once that is permitted. */
final class PermittedSource extends SQLiteDataSource {
    private final Permit permit;

    /** Whether connections may be made. */
    @FunctionalInterface
    interface Permit {
        /** Returns when they may, and says why when they may not. */
        void require() throws SQLException;
    }

    PermittedSource(SQLiteConfig config, Permit permit) {
        super(config);
        this.permit = permit;
    }

    @Override
    public SQLiteConnection getConnection(String username, String password) throws SQLException {
        permit.require();
        return super.getConnection(username, password);
    }
}
