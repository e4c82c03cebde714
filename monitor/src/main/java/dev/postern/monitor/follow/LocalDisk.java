// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The file system of this machine (Unix). */
final class LocalDisk implements Disk {
    static final LocalDisk INSTANCE = new LocalDisk();

    private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime";

    private final FolderNames names = new FolderNames();

    private LocalDisk() {}

    @Override
    public @Nullable FileStat stat(Path path) throws IOException {
        try {
            Map<String, Object> found = Files.readAttributes(path, ATTRIBUTES);
            return new FileStat(
                    number(found, "dev"),
                    number(found, "ino"),
                    number(found, "size"),
                    ((FileTime) Objects.requireNonNull(found.get("lastModifiedTime"))).to(TimeUnit.MICROSECONDS));
        } catch (NoSuchFileException gone) {
            return null;
        }
    }

    private static long number(Map<String, Object> attributes, String name) {
        return ((Number) Objects.requireNonNull(attributes.get(name))).longValue();
    }

    @Override
    public boolean isFolder(Path path) {
        return Files.isDirectory(path);
    }

    @Override
    public List<Path> files(Path folder, String prefix) throws IOException {
        return names.of(folder).beginningWith(prefix).stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    @Override
    public Path real(Path path) throws IOException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException gone) {
            return path.toAbsolutePath().normalize();
        }
    }

    @Override
    public FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }
}
