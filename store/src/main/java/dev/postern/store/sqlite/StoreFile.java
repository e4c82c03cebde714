// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sqlite;

import dev.postern.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The file on disk.
 *
 * @param path absolute
 */
record StoreFile(Path path) {

    /** The file that a writing Postern holds locked. */
    Path lock() {
        return path.resolveSibling(path.getFileName() + "-lock");
    }

    /** Makes the file and its folder when they are missing, for this user alone: they tell who logs in to what. */
    void create() {
        try {
            Path folder = path.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder, only("rwx------"));
            }
            if (!Files.exists(path)) {
                Files.createFile(path, only("rw-------"));
            }
        } catch (FileAlreadyExistsException e) {
            throw new StoreException("cannot make " + path + ": " + e.getFile() + " is there", e);
        } catch (IOException e) {
            throw new StoreException("cannot make " + path + ": " + e, e);
        }
    }

    private FileAttribute<?>[] only(String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Bytes of the file and its write-ahead log. */
    long bytes() {
        try {
            Path log = path.resolveSibling(path.getFileName() + "-wal");
            return Files.size(path) + (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException e) {
            throw new StoreException("cannot tell the size of " + path, e);
        }
    }

    /** What a failure means, for people. */
    String diagnosis(SQLException failure) {
        if (!(failure instanceof SQLiteException)) {
            return path + ": " + failure.getMessage();
        }
        int code = failure.getErrorCode() & 0xFF;
        String meaning = switch (SQLiteErrorCode.getErrorCode(code)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program has locked it; which one, `fuser` tells";
            case SQLITE_FULL -> "the disk is full: make room, or lower the limits of retention";
            case SQLITE_NOTADB -> "this is not an SQLite database: name another file, or move this one away";
            case SQLITE_CORRUPT -> "the file is damaged: restore it from a copy, or move it away to begin anew";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                "we may not write it: look at the owner and permissions of the file and its folder";
            case SQLITE_IOERR -> "reading or writing the file failed: is the disk full or broken?";
            default -> "the database failed";
        };
        return path + ": " + meaning + " (" + failure.getMessage() + ")";
    }
}
