// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a crash has left of the last line of a file of events. */
final class TornLine {
    private static final int BLOCK = 65_536;

    /** More than any event takes. */
    private static final int LONGEST = 64 << 20;

    private static final byte[] START = EventBridgeEvent.START.getBytes(StandardCharsets.US_ASCII);

    private TornLine() {}

    /**
     * Removes what stands behind the last line end.
     *
     * @throws IOException when that fails, or when it is not the beginning of an event: the file is somebody else's then
     */
    static void remove(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is not a regular file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            long end = endOfLines(channel, size);
            if (end == size) {
                return;
            }
            if (!isOurs(channel, end)) {
                throw new IOException("its last line is cut off, and is no event; move the file away");
            }
            channel.truncate(end);
            channel.force(true);
        }
    }

    /** The place behind the last line end. */
    private static long endOfLines(FileChannel channel, long size) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        long from = size;
        int length = 1; // nearly always the last byte is a line end
        while (from > 0 && size - from < LONGEST) {
            length = (int) Math.min(length, from);
            from -= length;
            read(channel, block.clear().limit(length), from);
            for (int i = length - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
            length = BLOCK;
        }
        return from;
    }

    /** Whether an event begins here. After a power failure there may be zeros in place of what was written. */
    private static boolean isOurs(FileChannel channel, long place) throws IOException {
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(START.length, channel.size() - place));
        read(channel, start, place);
        for (int i = 0; i < start.limit(); i++) {
            if (start.get(i) != START[i] && start.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static void read(FileChannel channel, ByteBuffer into, long place) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, place + into.position()) < 0) {
                throw new IOException("another program has made it shorter");
            }
        }
    }
}
