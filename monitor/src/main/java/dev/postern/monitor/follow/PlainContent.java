// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file as it lies there. It stays readable after it was renamed or deleted. */
final class PlainContent implements Content {
    private final FileChannel channel;

    PlainContent(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read(long place, byte[] into, int at, int length) throws IOException {
        return Math.max(0, channel.read(ByteBuffer.wrap(into, at, length), place));
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
