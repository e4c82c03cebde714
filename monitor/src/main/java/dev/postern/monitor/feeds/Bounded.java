// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Bytes that may be too many. */
final class Bounded {
    private static final int GZIP_1 = 0x1F;
    private static final int GZIP_2 = 0x8B;

    private Bounded() {}

    /** @throws IOException also when there are more bytes than allowed */
    static void copy(InputStream in, OutputStream out, long most) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long copied = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            copied += n;
            if (copied > most) {
                throw new IOException("it is longer than " + most + " bytes (feeds.maxSize)");
            }
            out.write(buffer, 0, n);
        }
    }

    /** Whether a file begins as gzip does (RFC 1952). */
    static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == GZIP_1 && in.read() == GZIP_2;
        }
    }

    /** Unpacks a gzip file; what comes out counts, however small the file is. What is in it is not unpacked again. */
    static void unpack(Path file, Path to, long most) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            copy(in, out, most);
        } catch (EOFException | ZipException e) {
            throw new IOException("it is damaged or truncated gzip", e);
        }
        if (isGzip(to)) {
            throw new IOException("it is gzip within gzip");
        }
    }

    /** What went wrong, in words. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }
}
