// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds generations among the files of a log. */
final class Search {
    private final Disk disk;

    /** The file in which the last generation known was found: most often it is still there. */
    private @Nullable FileStat last;

    private final List<FileStat> skipped = new ArrayList<>();

    /** The first file that could not be looked at since {@link #takeFailure}. */
    private @Nullable IOException failure;

    Search(Disk disk) {
        this.disk = disk;
    }

    /** Why a file could not be looked at since the last call; null when all could. */
    @Nullable
    IOException takeFailure() {
        IOException e = failure;
        failure = null;
        return e;
    }

    /** Remembers the file of the generation that is read or was read last. */
    void remember(FileStat stat) {
        last = stat;
    }

    /** Leaves a file out that cannot be read, until the next generation has been read to its end. */
    void skip(FileStat stat) {
        skipped.add(stat);
    }

    /** Leaves no file out any longer. */
    void skipNone() {
        skipped.clear();
    }

    /** Tells something of a content. */
    private interface Test {
        boolean of(Content content) throws IOException;
    }

    /**
     * The files that are newer than the last one that has been read.
     *
     * @param files all, the oldest first
     * @param done what has been read
     */
    List<LogOnDisk> newer(List<LogOnDisk> files, List<Done> done) {
        List<LogOnDisk> newer = behind(files, done);
        return newer.stream()
                .filter(f -> skipped.stream().noneMatch(s -> s.isSameFile(f.stat())))
                .toList();
    }

    private List<LogOnDisk> behind(List<LogOnDisk> files, List<Done> done) {
        Test isDone = content -> {
            for (Done one : done) {
                if (one.print().isAllOf(content)) {
                    return true;
                }
            }
            return false;
        };
        if (done.isEmpty()) {
            return files;
        }
        int known = indexOf(files, last);
        if (known >= 0 && holds(files.get(known), isDone)) {
            return files.subList(known + 1, files.size());
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            if (holds(files.get(i), isDone)) {
                return files.subList(i + 1, files.size());
            }
        }
        return files;
    }

    /** The files that are newer than an open one. */
    List<LogOnDisk> newer(List<LogOnDisk> files, List<Done> done, Generation open) {
        int known = indexOf(files, open.file().stat());
        if (known >= 0) {
            return files.subList(known + 1, files.size());
        }
        Fingerprint print = open.print();
        for (int i = files.size() - 1; i >= 0; i--) {
            if (holds(files.get(i), content -> print.isCopiedBy(content) || print.isAllOf(content))) {
                return files.subList(i + 1, files.size());
            }
        }
        return newer(files, done);
    }

    private static int indexOf(List<LogOnDisk> files, @Nullable FileStat stat) {
        for (int i = files.size() - 1; stat != null && i >= 0; i--) {
            if (files.get(i).stat().isSameFile(stat)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Goes on with a generation where it was left. Most often that is possible in one file; in two while it is being copied, and
     * where a later generation begins alike.
     *
     * @return null when there is none
     */
    @Nullable
    Generation goOn(Position place, List<LogOnDisk> files) throws IOException {
        LogOnDisk oldest = null;
        LogOnDisk same = null;
        for (LogOnDisk file : files) {
            boolean isSame = file.stat().inode() == place.inode();
            if ((oldest == null || isSame) && holds(file, place.print()::isContinuedBy)) {
                oldest = oldest == null ? file : oldest;
                same = isSame ? file : same;
            }
        }
        if (oldest == null) {
            return null;
        }
        boolean stayed = same != null && (place.print().isTelling() || isCopy(oldest, same));
        return open(place, stayed && same != null ? same : oldest);
    }

    /** What the beginning of a file is known by. */
    Fingerprint beginning(LogOnDisk file) throws IOException {
        try (Content content = file.open(disk)) {
            return Fingerprint.ofHead(content.bytes(0, Fingerprint.HEAD));
        }
    }

    /** Whether a file looks as if it were one of which all has been read. */
    boolean isAllOf(Fingerprint read, LogOnDisk file) {
        return holds(file, read::isAllOf);
    }

    /** Whether a small file is a copy of all or the beginning of another one. */
    private boolean isCopy(LogOnDisk copy, LogOnDisk original) {
        return holds(copy, content -> {
            Fingerprint whole = Fingerprint.ofHead(content.bytes(0, Fingerprint.HEAD));
            return holds(original, whole::isContinuedBy);
        });
    }

    /** Whether a copy shows that the generation has been read to its end, and further than the copy goes. */
    boolean isReadToTheEnd(Position place, List<LogOnDisk> files) {
        for (LogOnDisk file : files) {
            if (file.stat().inode() != place.inode() && holds(file, place.print()::isCopiedBy)) {
                return true;
            }
        }
        return false;
    }

    private Generation open(Position place, LogOnDisk file) throws IOException {
        Content content = file.open(disk);
        try {
            int tail = (int) Math.min(place.offset(), Fingerprint.TAIL);
            return Generation.at(
                    file, content, place.offset(), content.bytes(place.offset() - tail, tail), place.line());
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    private boolean holds(LogOnDisk file, Test test) {
        if (file.isEmpty()) {
            return false;
        }
        try (Content content = file.open(disk)) {
            return test.of(content);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            return false;
        }
    }
}
