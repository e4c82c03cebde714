// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A disk some of whose files cannot be opened, that may give a file the inode of another, and counts what it is asked. */
final class FaultyDisk implements Disk {
    private final LocalDisk disk = LocalDisk.INSTANCE;
    private final Set<Path> denied = new HashSet<>();
    private final Map<Path, Long> inodes = new HashMap<>();
    private int asked;

    void deny(Path path) {
        denied.add(path);
    }

    void allowAll() {
        denied.clear();
    }

    /** Gives a file an inode. */
    void reuse(long inode, Path path) {
        inodes.put(path, inode);
    }

    /** How often it was asked since the last call. */
    int takeAsked() {
        int count = asked;
        asked = 0;
        return count;
    }

    @Override
    public FileStat stat(Path path) throws IOException {
        asked++;
        FileStat stat = disk.stat(path);
        Long inode = inodes.get(path);
        return stat == null || inode == null
                ? stat
                : new FileStat(stat.device(), inode, stat.size(), stat.modifiedMicros());
    }

    @Override
    public boolean isFolder(Path path) {
        asked++;
        return disk.isFolder(path);
    }

    @Override
    public List<Path> files(Path folder, String prefix) throws IOException {
        asked++;
        return disk.files(folder, prefix);
    }

    @Override
    public Path real(Path path) throws IOException {
        asked++;
        return disk.real(path);
    }

    @Override
    public FileChannel open(Path path) throws IOException {
        asked++;
        if (denied.contains(path)) {
            throw new AccessDeniedException(path.toString());
        }
        return disk.open(path);
    }
}
