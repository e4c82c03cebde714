// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.nio.file.attribute.FileTime;
import java.util.Comparator;

/**
 * A copy in a mirror's folder.
 *
 * @param name its name
 * @param size bytes
 * @param inode its number in the file system
 * @param modified when it was last written
 */
record Copy(String name, long size, long inode, FileTime modified) {
    static final Comparator<Copy> BY_AGE = Comparator.comparing(Copy::modified).thenComparing(Copy::name);
}
