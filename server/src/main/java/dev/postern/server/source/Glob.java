// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.PatternSyntaxException;

/** A file name pattern that the shell has left to us; the syntax of {@link java.nio.file.FileSystem#getPathMatcher}. */
final class Glob {
    private final Path pattern;
    private final PathMatcher matcher;
    /** The folder in front of the first part that is a pattern. */
    private final Path root;

    /** @throws PatternSyntaxException when it is no pattern, for example a bracket that is never closed */
    Glob(String text) {
        pattern = Path.of(text).toAbsolutePath().normalize();
        matcher = matcher(pattern);
        Path folder = pattern.getRoot();
        for (Path part : pattern) {
            if (isGlob(part.toString())) {
                break;
            }
            folder = folder.resolve(part);
        }
        root = folder;
    }

    static boolean isGlob(String path) {
        return path.indexOf('*') >= 0 || path.indexOf('?') >= 0 || path.indexOf('[') >= 0 || path.indexOf('{') >= 0;
    }

    /**
     * Files and folders that fit, in order of their names.
     *
     * @param unreadable told of each folder that may hold some and cannot be read
     */
    List<Path> matches(BiConsumer<Path, IOException> unreadable) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return found;
        }
        int depth = pattern.getNameCount() - root.getNameCount();
        Files.walkFileTree(root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                take(folder);
                return mayHoldSome(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                take(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) {
                if (mayHoldSome(path)) {
                    unreadable.accept(path, e);
                }
                return FileVisitResult.CONTINUE;
            }

            private void take(Path path) {
                if (matcher.matches(path)) {
                    found.add(path);
                }
            }
        });
        found.sort(null);
        return found;
    }

    /** Whether the folder fits the pattern's beginning; where the pattern cannot be cut there, it may. */
    private boolean mayHoldSome(Path folder) {
        if (folder.getNameCount() <= root.getNameCount()) {
            return true;
        }
        Path beginning = pattern.getRoot().resolve(pattern.subpath(0, folder.getNameCount()));
        try {
            return matcher(beginning).matches(folder);
        } catch (PatternSyntaxException braceAcrossFolders) {
            return true;
        }
    }

    private static PathMatcher matcher(Path pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }
}
