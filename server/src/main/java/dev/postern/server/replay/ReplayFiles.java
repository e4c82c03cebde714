// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.replay;

import dev.postern.api.own.replay.ReplayException;
import dev.postern.api.own.replay.ReplayLogs.Log;
import dev.postern.api.own.replay.ReplayLogs.Offer;
import dev.postern.formats.LogFile;
import dev.postern.server.source.DiskLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The logs that a request may name: regular files below some folders. What a link leads to counts, not where the link is. Whatever else
 * is wrong, the answer is the same: it does not tell which files there are elsewhere.
 *
 * @param folders need not be there
 */
record ReplayFiles(List<Path> folders) {
    private static final int MOST_FILES = 1_000;
    /** Logs that are offered at once. */
    private static final int MOST_OFFERED = 200;
    /** Folders below folders that are looked into for them. */
    private static final int DEEPEST = 3;

    /** The files of a path: itself, or those right in it. */
    List<LogFile> of(String path, LongConsumer bytesRead) {
        try {
            Path real = Path.of(path).toRealPath();
            List<Path> roots = roots();
            if (!isBelow(roots, real)) {
                throw missing();
            }
            List<LogFile> files = new ArrayList<>();
            for (Path each : Files.isDirectory(real) ? content(real) : List.of(real)) {
                Path file = each.toRealPath();
                if (Files.isRegularFile(file) && isBelow(roots, file)) {
                    files.add(new DiskLog(each.toString(), file, bytesRead));
                }
            }
            if (files.isEmpty()) {
                throw missing();
            }
            return files;
        } catch (IOException | InvalidPathException e) {
            throw missing();
        }
    }

    /** What a request may name, some folders deep. What is a link, or cannot be looked at, is not offered. */
    Offer offered() {
        List<Log> logs = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                offer(folder.toAbsolutePath(), 1, logs);
            }
        }
        boolean more = logs.size() > MOST_OFFERED;
        return new Offer(
                folders.stream()
                        .map(folder -> folder.toAbsolutePath().toString())
                        .toList(),
                more ? logs.subList(0, MOST_OFFERED) : logs,
                more);
    }

    private static void offer(Path folder, int depth, List<Log> logs) {
        List<Path> content;
        try {
            content = content(folder);
        } catch (IOException e) {
            return; // not readable for Postern, so nothing that a replay could read
        }
        for (Path each : content) {
            if (logs.size() > MOST_OFFERED) {
                return;
            }
            BasicFileAttributes is = attributes(each);
            if (is != null && is.isRegularFile() && Files.isReadable(each)) {
                logs.add(new Log(
                        each.toString(), false, is.size(), is.lastModifiedTime().toInstant()));
            } else if (is != null && is.isDirectory()) {
                logs.add(new Log(each.toString(), true, 0, is.lastModifiedTime().toInstant()));
                if (depth < DEEPEST) {
                    offer(each, depth + 1, logs);
                }
            }
        }
    }

    private static @Nullable BasicFileAttributes attributes(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return null; // gone meanwhile
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
    }

    private List<Path> roots() throws IOException {
        List<Path> roots = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                roots.add(folder.toRealPath());
            }
        }
        return roots;
    }

    private static boolean isBelow(List<Path> roots, Path real) {
        return roots.stream().anyMatch(real::startsWith);
    }

    private static ReplayException missing() {
        return new ReplayException(
                "there are no such files that can be read below the data folder's replay or a folder of"
                        + " api.replayFolders");
    }
}
