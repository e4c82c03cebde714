// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sqlite;

import dev.postern.store.StoreException;
import dev.postern.store.sql.Database;
import dev.postern.store.sql.Pools;
import dev.postern.store.sql.Schema;
import dev.postern.store.sql.SqlStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** A store in one file that one process writes. Others may read it meanwhile, with any SQLite tool too. */
public final class SqliteStore extends SqlStore {
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final int FREE_SHARE = 4;
    private static final int PAGES_AT_ONCE = 2_000;
    private static final Map<String, String> SPELLING = Map.of(
            "key", "INTEGER PRIMARY KEY",
            "numbered", "INTEGER PRIMARY KEY AUTOINCREMENT",
            "then_place", "", // each index ends with the rowid, which place is
            "bytes", "BLOB",
            "sorted_by_bytes", "", // text is
            "documents_sorted_by_bytes", "");

    private final StoreFile file;
    private final WriteLock lock;
    private final Database database;

    private SqliteStore(StoreFile file, WriteLock lock, Database database, InstantSource clock) {
        super(database, clock);
        this.file = file;
        this.lock = lock;
        this.database = database;
    }

    /**
     * Opens the store in a file, which is made when it is missing, as is its folder; they are then for this user alone.
     *
     * @param clock for the times of deliveries
     * @throws StoreException when it cannot be opened, is not a store, or is of a newer Postern
     */
    public static SqliteStore open(Path file, InstantSource clock) {
        return open(file, clock, BUSY);
    }

    /**
     * Opens the store beside the Postern that may be writing to it, for small changes to what that one only reads: the access
     * keys. The file lets one transaction write at a time, whoever's it is.
     *
     * @throws StoreException when it cannot be opened, is not a store, or is of a newer Postern
     */
    public static SqliteStore openBeside(Path file, InstantSource clock) {
        return open(file, clock, BUSY, true);
    }

    /**
     * Tries whether the store could be opened, and changes nothing.
     *
     * @return what was found, in words
     * @throws StoreException when it cannot be opened, is not a store, or is of a newer Postern
     */
    public static String tryOut(Path file) {
        StoreFile store = new StoreFile(file.toAbsolutePath());
        if (!Files.exists(store.path())) {
            Path folder = store.path();
            while (folder != null && !Files.exists(folder)) {
                folder = folder.getParent();
            }
            if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
                throw new StoreException("cannot make " + store.path() + ": " + folder
                        + " is no folder that we may write into; let this user, or name another one");
            }
            return "SQLite " + store.path() + " will be made";
        }
        if (!Files.isRegularFile(store.path()) || !Files.isWritable(store.path())) {
            throw new StoreException(
                    store.path() + ": we may not write it: look at the owner and permissions of the file");
        }
        DataSource connections = new Connections(store.path(), BUSY).plain();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("PRAGMA schema_version").close();
        } catch (SQLException e) {
            throw new StoreException(store.diagnosis(e), e);
        }
        boolean isOutdated = new Schema(connections, SPELLING).isOutdated();
        return "SQLite " + store.path() + (isOutdated ? "; its tables will be brought up to date" : "");
    }

    /**
     * Opens the store in a file.
     *
     * @param busy how long to wait while another program writes to the file
     */
    static SqliteStore open(Path file, InstantSource clock, Duration busy) {
        return open(file, clock, busy, false);
    }

    private static SqliteStore open(Path file, InstantSource clock, Duration busy, boolean beside) {
        StoreFile store = new StoreFile(file.toAbsolutePath());
        WriteLock lock = new WriteLock(store.lock());
        Connections connections = new Connections(store.path(), busy);
        Schema schema = new Schema(connections.plain(), SPELLING);
        try {
            store.create();
            connections.prepare();
            if (schema.isOutdated()) {
                lock.acquire();
                schema.migrate();
                if (beside) {
                    lock.close();
                }
            }
        } catch (SQLException e) {
            lock.close();
            throw new StoreException(store.diagnosis(e), e);
        } catch (StoreException e) {
            lock.close();
            throw e;
        }
        return new SqliteStore(
                store,
                lock,
                new Database(
                        Pools.writer(connections.writing(beside ? () -> {} : lock::acquire)),
                        Pools.readers(connections.reading()),
                        store::diagnosis),
                clock);
    }

    Database database() {
        return database;
    }

    /** The file and its write-ahead log. */
    @Override
    public long bytes() {
        return file.bytes();
    }

    @Override
    public String description() {
        return "SQLite " + file.path() + ", schema " + Schema.VERSION;
    }

    /** Freed pages are used again; when a good part of the file is free, some of them are given back. */
    @Override
    protected void reclaim(Handle handle) {
        long free = pragma(handle, "freelist_count");
        if (free * FREE_SHARE > pragma(handle, "page_count")) {
            vacuum(handle.getConnection());
        }
    }

    /** Not as a prepared statement: the driver would take one step of it, which is one page. */
    private static void vacuum(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA incremental_vacuum(" + PAGES_AT_ONCE + ")");
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private static long pragma(Handle handle, String name) {
        return handle.createQuery("PRAGMA " + name).mapTo(long.class).one();
    }

    @Override
    public void close() {
        super.close();
        lock.close();
    }
}
