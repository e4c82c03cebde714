// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders for servers. */
final class Folders {
    private Folders() {}

    /**
     * A new folder in the system's temporary folder, owned by the account; its path is short enough for Unix sockets.
     *
     * @throws ServerUnavailableException when the account cannot get into the temporary folder
     */
    static Path temporary(ServerAccount account) throws IOException, ServerUnavailableException {
        Path folder = Files.createTempDirectory("postern-");
        account.give(folder);
        if (!account.canEnter(folder)) {
            Files.delete(folder);
            throw new ServerUnavailableException("the account that servers run under cannot enter " + folder.getParent()
                    + "; set java.io.tmpdir to a folder that everybody may enter");
        }
        return folder;
    }

    /** Deletes a folder and what is in it; links are not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
