// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import dev.postern.formats.file.Compression;
import dev.postern.formats.file.RotatedName;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * One of the files of a log.
 *
 * @param path where it is
 * @param stat what it is
 * @param rotated its name taken apart
 * @param nameBase what its lines are to be called by, see {@link GenerationName}
 * @param dated whether files of this log keep a name with their date, which no other one gets
 */
record LogOnDisk(Path path, FileStat stat, RotatedName rotated, String nameBase, boolean dated) {

    boolean isEmpty() {
        return stat.size() == 0;
    }

    /** Whether its name says that it is compressed. */
    boolean isCompressed() {
        String name = String.valueOf(path.getFileName());
        return !RotatedName.plain(name).equals(name);
    }

    /** Opens its content, which is compressed or not. */
    Content open(Disk disk) throws IOException {
        FileChannel channel = disk.open(path);
        try {
            BufferedInputStream start = new BufferedInputStream(Channels.newInputStream(channel), 8);
            return Compression.isCompressed(start) ? new PackedContent(channel) : new PlainContent(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
