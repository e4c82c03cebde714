// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import dev.postern.formats.file.Compression;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** A compressed file. Going back means to decompress it once more from its start. */
final class PackedContent implements Content {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private InputStream in;
    private long place;

    PackedContent(FileChannel channel) throws IOException {
        this.channel = channel;
        this.in = decompressed();
    }

    private InputStream decompressed() throws IOException {
        channel.position(0);
        place = 0;
        return Compression.decompress(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
    }

    @Override
    public int read(long from, byte[] into, int at, int length) throws IOException {
        if (from < place) {
            in = decompressed();
        }
        while (place < from) {
            // Into the caller's space, which is overwritten below: skipping would decompress as well.
            int n = in.read(into, at, (int) Math.min(length, from - place));
            if (n < 0) {
                return 0;
            }
            place += n;
        }
        int n = Math.max(0, in.read(into, at, length));
        place += n;
        return n;
    }

    @Override
    public long size() {
        return UNKNOWN;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
