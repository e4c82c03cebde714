// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file system as a follower sees it. */
interface Disk {

    /** The file or folder, behind symbolic links; null when there is none. */
    @Nullable
    FileStat stat(Path path) throws IOException;

    /** Whether it is a folder. */
    boolean isFolder(Path path);

    /** Regular files of a folder whose names begin with a prefix, in no order; empty when there is no such folder. */
    List<Path> files(Path folder, String prefix) throws IOException;

    /** Where symbolic links lead in the end; the path itself when there is nothing. */
    Path real(Path path) throws IOException;

    /** Opens a file for reading at any place. */
    FileChannel open(Path path) throws IOException;
}
