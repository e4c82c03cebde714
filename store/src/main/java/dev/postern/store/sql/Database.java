// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import dev.postern.store.StoreException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** A database with one connection that writes and a few that read beside it. */
public final class Database implements AutoCloseable {
    private final HikariDataSource writer;
    private final HikariDataSource readers;
    private final Jdbi writing;
    private final Jdbi reading;
    private final Diagnosis diagnosis;

    /** Says what is wrong and what to do, for people. */
    @FunctionalInterface
    public interface Diagnosis {
        /** A sentence or two, without values from the statement that failed. */
        String of(SQLException failure);
    }

    /**
     * Takes the pools over; closing this closes them.
     *
     * @param writer a pool of one connection
     * @param readers connections whose transactions see one state of the database
     */
    public Database(HikariDataSource writer, HikariDataSource readers, Diagnosis diagnosis) {
        this.writer = writer;
        this.readers = readers;
        this.writing = Jdbi.create(writer);
        this.reading = Jdbi.create(readers);
        this.diagnosis = diagnosis;
    }

    /** Reads in one transaction. */
    public <T> T read(HandleCallback<T, RuntimeException> work) {
        return inTransaction(reading, work);
    }

    /** Writes in one transaction: all of it is kept or, when anything is thrown, nothing. */
    public <T> T write(HandleCallback<T, RuntimeException> work) {
        return inTransaction(writing, work);
    }

    private <T> T inTransaction(Jdbi jdbi, HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (JdbiException e) {
            throw failure(e);
        }
    }

    private StoreException failure(JdbiException e) {
        SQLException cause = root(e);
        return new StoreException(
                cause == null ? "the database failed (" + e.getClass().getSimpleName() + ")" : diagnosis.of(cause), e);
    }

    /** The innermost failure: those around it repeat the statement with its values, which are hostile. */
    private static @Nullable SQLException root(Throwable thrown) {
        SQLException found = null;
        for (Throwable t = thrown; t != null; t = inner(t)) {
            if (t instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }

    private static @Nullable Throwable inner(Throwable t) {
        return t instanceof BatchUpdateException batch && batch.getNextException() != null
                ? batch.getNextException()
                : t.getCause();
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
