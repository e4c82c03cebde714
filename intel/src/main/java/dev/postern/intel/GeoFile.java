// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Opens a geo file of either kind, recognised by its content. */
final class GeoFile {
    /** The MMDB metadata begins with this and lies in the last 128 KiB of the file (specification, "Metadata"). */
    private static final byte[] MMDB_MARK = "\u00AB\u00CD\u00EFMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

    private static final int MMDB_TAIL = 128 * 1024;

    private GeoFile() {}

    /** A source and what was read of it. */
    record Loaded(GeoSource source, GeoReport report) {}

    static Loaded open(Path path) throws IntelFileException {
        String file = path.toString();
        try {
            if (isMmdb(path)) {
                Mmdb mmdb = Mmdb.open(path);
                LineNotes none = new LineNotes.Collector(file).notes();
                return new Loaded(mmdb, new GeoReport(file, mmdb.type(), -1, none));
            }
            try (InputStream in = Files.newInputStream(path)) {
                NetworkTable.Loaded table = NetworkTable.read(file, new TextLines(file, FeedBytes.open(file, in)));
                return new Loaded(table.table(), table.report());
            }
        } catch (IOException e) {
            throw IntelFileException.unreadable(file, e);
        }
    }

    private static boolean isMmdb(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            long size = channel.size();
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, MMDB_TAIL));
            long start = size - tail.capacity();
            while (tail.hasRemaining()) {
                if (channel.read(tail, start + tail.position()) < 0) {
                    throw new EOFException("it became shorter while it was read");
                }
            }
            return contains(tail.array(), MMDB_MARK);
        }
    }

    private static boolean contains(byte[] text, byte[] part) {
        for (int i = text.length - part.length; i >= 0; i--) {
            if (Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
