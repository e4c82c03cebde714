// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/** A log that is written and rotated as servers and logrotate do. */
final class RotatingLog {
    private final Path path;

    RotatingLog(Path path) {
        this.path = path;
    }

    void append(String text) throws IOException {
        append(path, text);
    }

    static void append(Path file, String text) throws IOException {
        Files.write(
                file, text.getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    Path numbered(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    /** Moves all leftovers one number up. */
    private void shift() throws IOException {
        int highest = 0;
        while (Files.exists(numbered(highest + 1)) || packed(highest + 1) != null) {
            highest++;
        }
        for (int n = highest; n >= 1; n--) {
            Path packed = packed(n);
            if (packed != null) {
                String suffix =
                        packed.toString().substring(numbered(n).toString().length());
                Files.move(packed, Path.of(numbered(n + 1) + suffix));
            } else {
                Files.move(numbered(n), numbered(n + 1));
            }
        }
    }

    private Path packed(int number) {
        for (String suffix : new String[] {".gz", ".zst"}) {
            Path packed = Path.of(numbered(number) + suffix);
            if (Files.exists(packed)) {
                return packed;
            }
        }
        return null;
    }

    /** Renames the file; the writer has not noticed yet. */
    void rename() throws IOException {
        shift();
        if (Files.exists(path)) {
            Files.move(path, numbered(1));
        }
    }

    void copyAndTruncate() throws IOException {
        shift();
        Files.copy(path, numbered(1));
        Files.write(path, new byte[0]);
    }

    /** Compresses a leftover, if it is there and is not compressed yet. */
    void compress(int number, boolean zstandard) throws IOException {
        compress(numbered(number), zstandard);
    }

    static void compress(Path plain, boolean zstandard) throws IOException {
        if (!Files.exists(plain)) {
            return;
        }
        Path packed = Path.of(plain + (zstandard ? ".zst" : ".gz"));
        try (OutputStream file = Files.newOutputStream(packed);
                OutputStream out = zstandard ? new ZstdOutputStream(file) : new GZIPOutputStream(file)) {
            Files.copy(plain, out);
        }
        Files.setLastModifiedTime(packed, Files.getLastModifiedTime(plain));
        Files.delete(plain);
    }
}
