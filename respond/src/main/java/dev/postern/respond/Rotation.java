// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Moves a full file to {@code NAME.1}, that one to {@code NAME.2} and so on; the last one goes. When a crash comes in between, a
 * number is missing, and the next rotation closes the gap: nothing but the last one is ever overwritten.
 */
final class Rotation {
    private final Path file;
    private final int keep;

    Rotation(Path file, int keep) {
        this.file = file;
        this.keep = keep;
    }

    void rotate() throws IOException {
        int free = 1;
        while (free < keep && Files.exists(numbered(free))) {
            free++;
        }
        for (int n = free; n > 0; n--) {
            Files.move(numbered(n - 1), numbered(n), StandardCopyOption.ATOMIC_MOVE);
        }
        syncFolder();
    }

    /** Makes sure that names of files survive a crash of the machine. */
    void syncFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(file.resolveSibling(""), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private Path numbered(int n) {
        return n == 0 ? file : file.resolveSibling(file.getFileName() + "." + n);
    }
}
