// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import dev.postern.formats.LogFile;
import dev.postern.formats.file.Compression;
import dev.postern.formats.file.Encoding;
import dev.postern.formats.file.RotatedName;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** A regular file, read as it is or decompressed. */
public final class DiskLog implements LogFile {
    private final String name;
    private final Path path;
    private final LongConsumer bytesRead;

    /**
     * @param name the path as the user wrote it
     * @param path the file
     * @param bytesRead told how many bytes have been read from the disk, for progress
     */
    public DiskLog(String name, Path path, LongConsumer bytesRead) {
        this.name = name;
        this.path = path;
        this.bytesRead = bytesRead;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String set() {
        Path file = path.getFileName();
        return file == null
                ? name
                : path.resolveSibling(RotatedName.of(file.toString()).base()).toString();
    }

    /** The file. */
    public Path path() {
        return path;
    }

    @Override
    public long modifiedMicros() {
        try {
            return Files.getLastModifiedTime(path).to(TimeUnit.MICROSECONDS);
        } catch (IOException e) {
            return UNKNOWN_TIME; // opening it will say why
        }
    }

    @Override
    public InputStream open() throws IOException {
        InputStream bytes = new CountedStream(Files.newInputStream(path), bytesRead);
        try {
            return Encoding.utf8(Compression.decompress(new BufferedInputStream(bytes, 1 << 16)));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }
}
