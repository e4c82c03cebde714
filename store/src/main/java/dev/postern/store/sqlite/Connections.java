// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** Connections to the file. Settings are properties of the data source, so that every connection has them from its start. */
final class Connections {
    private static final int WRITER_CACHE_KIB = 32 * 1024;
    private static final int CHECKPOINT_PAGES = 4_000;
    private static final int LOG_BYTES = 64 * 1024 * 1024;

    private final String url;
    private final Duration busy;

    /**
     * Connections to a file.
     *
     * @param busy how long to wait while another program writes to it
     */
    Connections(Path file, Duration busy) {
        this.url = "jdbc:sqlite:" + file;
        this.busy = busy;
    }

    /** Sets what is kept in the file itself, in an empty file: some of it cannot be changed later. */
    void prepare() throws SQLException {
        SQLiteConfig bare =
                new SQLiteConfig(); // with write-ahead logging on, it would be too late for the first setting
        bare.setBusyTimeout((int) busy.toMillis());
        try (Connection connection = source(bare, () -> {}).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    /** Connections for preparations. */
    DataSource plain() {
        return source(config(), () -> {});
    }

    /**
     * Connections that write, once that is permitted. A transaction takes the file's write lock at its beginning: waiting is
     * possible then, and no longer when it has read something.
     */
    DataSource writing(PermittedSource.Permit permit) {
        SQLiteConfig config = config();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setCacheSize(-WRITER_CACHE_KIB);
        config.setPragma(Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        config.setJournalSizeLimit(LOG_BYTES);
        return source(config, permit);
    }

    /** Connections that read. */
    DataSource reading() {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return source(config, () -> {});
    }

    private SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) busy.toMillis());
        return config;
    }

    private DataSource source(SQLiteConfig config, PermittedSource.Permit permit) {
        SQLiteDataSource source = new PermittedSource(config, permit);
        source.setUrl(url);
        return source;
    }
}
