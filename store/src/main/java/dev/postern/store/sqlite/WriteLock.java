// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second Postern from writing to the same file. SQLite itself would let both write in turns. The lock is on a file of its
 * own, because closing any handle of a file drops the locks that the process holds on it (POSIX, fcntl).
 */
final class WriteLock implements AutoCloseable {
    /** A command that makes the tables of a new store holds the lock for a moment, nanoseconds. */
    private static final long PATIENCE = 3_000_000_000L;

    private static final long PAUSE_MILLIS = 20;

    private final Path path;
    private @Nullable FileChannel channel;

    WriteLock(Path path) {
        this.path = path;
    }

    /**
     * Takes the lock, unless we hold it; the process's end gives it back.
     *
     * @throws SQLException when another Postern holds it, and not just for a moment
     */
    synchronized void acquire() throws SQLException {
        if (channel != null) {
            return;
        }
        try {
            FileChannel opened = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(opened)) {
                opened.close();
                throw new SQLException("another Postern writes to this store (it holds " + path + ")");
            }
            channel = opened;
        } catch (IOException e) {
            throw new SQLException("cannot lock " + path + ": " + e, e);
        }
    }

    private static boolean isLocked(FileChannel opened) throws IOException {
        long until = System.nanoTime() + PATIENCE;
        while (tryLock(opened) == null) {
            if (System.nanoTime() >= until) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static @Nullable FileLock tryLock(FileChannel opened) throws IOException {
        try {
            return opened.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by another store of this process
        }
    }

    @Override
    public synchronized void close() {
        FileChannel held = channel;
        channel = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
