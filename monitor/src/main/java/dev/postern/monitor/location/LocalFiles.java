// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Files below some folders. What a link leads to counts, not where the link is.
 *
 * @param folders need not be there
 * @param maxBytes most bytes of a file
 */
public record LocalFiles(List<Path> folders, long maxBytes) {

    /** Whatever else is wrong, the answer is the same: it does not tell which files there are elsewhere. */
    void copy(Path file, Path to) throws LocationException {
        try {
            Path real = file.toRealPath();
            if (!isAllowed(real) || !Files.isRegularFile(real)) {
                throw missing();
            }
            if (Files.size(real) > maxBytes) {
                throw new LocationException("the file is longer than " + maxBytes + " bytes");
            }
            try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
                    OutputStream out = Files.newOutputStream(to)) {
                Limited.copy(in, out, maxBytes);
            }
        } catch (IOException e) {
            throw missing();
        }
    }

    private boolean isAllowed(Path real) throws IOException {
        for (Path folder : folders) {
            if (Files.isDirectory(folder) && real.startsWith(folder.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private static LocationException missing() {
        return new LocationException(
                "there is no such file that can be read below the data folder's lists or a folder of api.lists.folders");
    }
}
