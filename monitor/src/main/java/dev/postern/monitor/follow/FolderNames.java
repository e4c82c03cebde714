// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names in folders. Those of the folder that was asked for last are kept for a moment: where the logs of thousands of databases
 * lie in one folder, reading it for each would take longer than reading the logs.
 */
final class FolderNames {
    /** How long names are kept, nanoseconds. */
    private static final long KEPT = 1_000_000_000L;
    /** A folder that changed less than this before it was read can have changed once more without another time, milliseconds. */
    private static final long SETTLED_MILLIS = 100;

    private @Nullable Listing latest;

    /** The names in a folder, and what it was when they were read. */
    record Listing(Path folder, Instant modified, long readAt, NavigableSet<String> names) {

        /** Those that begin with a prefix. */
        NavigableSet<String> beginningWith(String prefix) {
            return prefix.isEmpty() ? names : names.subSet(prefix, true, prefix + Character.MAX_VALUE, false);
        }

        private boolean isGood(Path of, Instant modifiedNow, long now) {
            return folder.equals(of) && modified.equals(modifiedNow) && now - readAt < KEPT;
        }
    }

    /** All names in a folder; none when there is no such folder. */
    synchronized Listing of(Path folder) throws IOException {
        long now = System.nanoTime();
        try {
            Instant modified = Files.getLastModifiedTime(folder).toInstant();
            Listing known = latest;
            if (known != null && known.isGood(folder, modified, now)) {
                return known;
            }
            boolean settled = modified.isBefore(Instant.now().minusMillis(SETTLED_MILLIS));
            Listing listing = new Listing(folder, modified, now, read(folder));
            latest = settled ? listing : null;
            return listing;
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return new Listing(folder, Instant.EPOCH, now, new TreeSet<>());
        }
    }

    private static NavigableSet<String> read(Path folder) throws IOException {
        NavigableSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(file -> names.add(String.valueOf(file.getFileName())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }
}
