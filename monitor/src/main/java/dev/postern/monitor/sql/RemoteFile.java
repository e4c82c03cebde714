// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import dev.postern.formats.file.RotatedName;
import java.util.Comparator;
import java.util.List;

/**
 * A log file as a server lists it.
 *
 * @param name its name, without folder
 * @param size bytes
 * @param modifiedMicros when it was last written, microseconds since the epoch by the server's clock; of whole seconds
 */
record RemoteFile(String name, long size, long modifiedMicros) {
    /** Longest name that file systems take, bytes. */
    private static final int LONGEST = 255;
    /** What is left for the names that we add something to. */
    private static final int ROOM = 16;
    /** Digits of a whole date. */
    private static final int DATE = 8;

    private static final Comparator<RemoteFile> BY_AGE =
            Comparator.comparingLong(RemoteFile::modifiedMicros).thenComparing(RemoteFile::name);
    private static final Comparator<RemoteFile> BY_DATE = Comparator.<RemoteFile, String>comparing(
                    file -> RotatedName.of(file.name).date())
            .thenComparing(file -> RotatedName.of(file.name).number())
            .thenComparing(BY_AGE);

    /** Whether a copy may have the name: a server that was taken over must not choose where we write. */
    static boolean isSafe(String name) {
        return !name.isEmpty()
                && name.charAt(0) != '.'
                && name.length() <= LONGEST - ROOM
                && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '/' && c != '\\' && c != ':');
    }

    /** Whether a server gives this name to one file only. */
    static boolean isDated(String name) {
        return RotatedName.of(name).date().length() >= DATE;
    }

    /** In the order in which they were written, the oldest first. */
    static List<RemoteFile> inOrder(List<RemoteFile> files) {
        boolean dated = files.stream().allMatch(file -> isDated(file.name));
        return files.stream().sorted(dated ? BY_DATE : BY_AGE).toList();
    }
}
