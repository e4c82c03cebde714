// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a machine. Paths go in and out as the machine itself would write them, absolute, whatever folder its tree lies
 * in. What cannot be read is as good as absent here; {@link #isClosed} tells the difference.
 */
final class Machine {
    private static final int LONGEST_FILE = 1 << 20;

    private final Path root;
    private final Predicate<Path> readable;

    Machine(Path root, Predicate<Path> readable) {
        this.root = root;
        this.readable = readable;
    }

    boolean exists(String path) {
        Path file = file(path);
        return file != null && Files.exists(file);
    }

    boolean isFolder(String path) {
        Path file = file(path);
        return file != null && Files.isDirectory(file);
    }

    boolean canRead(String path) {
        Path file = file(path);
        return file != null && Files.exists(file) && readable.test(file);
    }

    /** Whether something is there that this user may not read. */
    boolean isClosed(String path) {
        Path file = file(path);
        return file != null && Files.exists(file) && !readable.test(file);
    }

    /** Names in a folder, sorted; none when it cannot be read. */
    List<String> names(String folder) {
        Path file = file(folder);
        if (file == null || !canRead(folder) || !isFolder(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(file)) {
            return list.map(p -> String.valueOf(p.getFileName())).sorted().toList();
        } catch (IOException vanished) {
            return List.of();
        }
    }

    /** Files in a folder whose names fit a pattern. */
    List<String> matches(String folder, String pattern) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        List<String> found = new ArrayList<>();
        for (String name : names(folder)) {
            if (matcher.matches(Path.of(name))) {
                found.add(folder + "/" + name);
            }
        }
        return found;
    }

    /** The content of a file, up to 1 MiB; null when it cannot be read. */
    @Nullable
    String text(String path) {
        Path file = file(path);
        if (file == null || !canRead(path) || isFolder(path)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8);
        } catch (IOException vanished) {
            return null;
        }
    }

    /** What a symbolic link of the machine says; null when there is none that can be read. */
    @Nullable
    String link(String path) {
        Path file = file(path);
        try {
            return file == null ? null : Files.readSymbolicLink(file).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** Why a file or folder cannot be read and what to do. */
    String refusal(String path) {
        String said = path + ": permission denied; ";
        String unknown = said + "allow this user to read it";
        Path file = file(path);
        if (file == null) {
            return unknown;
        }
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            String group = attributes.group().getName();
            String owner = attributes.owner().getName();
            boolean groupReads = attributes.permissions().contains(PosixFilePermission.GROUP_READ);
            if (groupReads && !group.equals(owner) && !group.equals("root")) {
                return said + "its group " + group + " may read it: usermod -aG " + group + " USER, then start again";
            }
            // The server's own group would be let into its data as well.
            String folder = Files.isDirectory(file) ? path : path.substring(0, path.lastIndexOf('/'));
            return said + "it belongs to " + owner + ": setfacl -m u:USER:rX " + path + ", and for files to come"
                    + " setfacl -d -m u:USER:r " + folder;
        } catch (IOException | UnsupportedOperationException e) {
            return unknown;
        }
    }

    private @Nullable Path file(String path) {
        try {
            Path relative = Path.of("/").relativize(Path.of(path).normalize());
            return root.resolve(relative.toString());
        } catch (IllegalArgumentException noAbsolutePath) { // InvalidPathException is one
            return null;
        }
    }
}
