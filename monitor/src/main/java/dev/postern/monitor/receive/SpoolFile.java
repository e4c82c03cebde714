// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import dev.postern.formats.file.RotatedName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file of a spool, {@code received-20261122.log.000001}: a date and a number, so that the names of a spool are in the order in
 * which its files were begun, whatever the clock does.
 *
 * @param path where it is
 * @param date eight digits
 * @param number of the date's files, from 1
 * @param size bytes
 */
record SpoolFile(Path path, String date, int number, long size) implements Comparable<SpoolFile> {
    private static final String BASE = "received";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The file of a name; null when it is none of a spool. */
    static @Nullable SpoolFile of(Path path, long size) {
        RotatedName name = RotatedName.of(String.valueOf(path.getFileName()));
        return name.base().equals(BASE) && name.date().length() == 8 && name.number() > 0
                ? new SpoolFile(path, name.date(), name.number(), size)
                : null;
    }

    /** The one to begin after another one, or the first. */
    static SpoolFile after(@Nullable SpoolFile last, Path folder, Instant now) {
        String today = DATE.format(now);
        String date = today;
        int number = 1;
        if (last != null && last.date.compareTo(today) >= 0) {
            date = last.date;
            number = last.number + 1;
        }
        String name = String.format(Locale.ROOT, "%s-%s.log.%06d", BASE, date, number);
        return new SpoolFile(folder.resolve(name), date, number, 0);
    }

    /**
     * A line to begin a file with, which readers of logs pass over: no two files begin alike, so that none is taken for another
     * one, whatever senders repeat.
     */
    static byte[] firstLine(Instant now) {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return ("-- received by Postern from " + now + ", " + HexFormat.of().formatHex(id) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    SpoolFile withSize(long newSize) {
        return new SpoolFile(path, date, number, newSize);
    }

    /** Whether lines that carry a name are of this file. */
    boolean isCalled(String name) {
        String own = path.toString();
        return name.equals(own) || name.startsWith(own + "@");
    }

    /**
     * Cuts off what stands behind the last line break: a line that was not written to its end was never accepted.
     *
     * @return the file as it is then
     */
    SpoolFile withoutTornLine() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer block = ByteBuffer.allocate(1 << 16);
            while (end > 0) {
                int length = (int) Math.min(end, block.capacity());
                block.clear().limit(length);
                while (block.hasRemaining() && channel.read(block, end - length + block.position()) >= 0) {
                    // until the block is full
                }
                for (int i = length - 1; i >= 0; i--) {
                    if (block.get(i) == '\n') {
                        return withSize(cut(channel, end - length + i + 1));
                    }
                }
                end -= length;
            }
            return withSize(cut(channel, 0));
        }
    }

    private static long cut(FileChannel channel, long size) throws IOException {
        if (size < channel.size()) {
            channel.truncate(size);
            channel.force(true);
        }
        return size;
    }

    @Override
    public int compareTo(SpoolFile other) {
        int byDate = date.compareTo(other.date);
        return byDate != 0 ? byDate : Integer.compare(number, other.number);
    }
}
