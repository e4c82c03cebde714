// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lists the files of a log only when something has changed, as one look at the file being written or at the folder tells, and
 * now and then, since a file that was empty may have been written to without a change to its folder.
 */
final class Watch {
    /** A listing is good for so long when nothing seems to have changed, nanoseconds. */
    private static final long GOOD_FOR = 5_000_000_000L;
    /** And for so long when some file of it is empty, which may be the next one. */
    private static final long GOOD_FOR_EMPTY = 50_000_000L;

    private final LogSet set;
    private final LongSupplier nanoTime;
    private @Nullable List<LogOnDisk> listed;
    private @Nullable FileStat seen;
    private long listedAt;
    private long goodFor;

    Watch(LogSet set, LongSupplier nanoTime) {
        this.set = set;
        this.nanoTime = nanoTime;
    }

    /** Whether a file is surely the one being written still. */
    boolean isNewest(LogOnDisk file) throws IOException {
        FileStat now = set.watched();
        if (!set.isFamily()) {
            return now != null && now.isSameFile(file.stat());
        }
        List<LogOnDisk> files = isGood(now) ? listed : null;
        return files != null
                && !files.isEmpty()
                && files.get(files.size() - 1).stat().isSameFile(file.stat());
    }

    /** The files as they are now. */
    List<LogOnDisk> list() throws IOException {
        FileStat before = set.watched(); // what changes while they are listed shows as a change afterwards
        List<LogOnDisk> files = set.list();
        seen = before;
        listed = files;
        listedAt = nanoTime.getAsLong();
        goodFor = files.stream().anyMatch(LogOnDisk::isEmpty) ? GOOD_FOR_EMPTY : GOOD_FOR;
        return files;
    }

    /** The files, unless they were listed and nothing has changed since; null then. */
    @Nullable
    List<LogOnDisk> changed() throws IOException {
        return listed != null && isGood(set.watched()) ? null : list();
    }

    /** Makes the next look list the files. */
    void expire() {
        listed = null;
    }

    private boolean isGood(@Nullable FileStat now) {
        if (listed == null || nanoTime.getAsLong() - listedAt >= goodFor) {
            return false;
        }
        FileStat then = seen;
        if (now == null || then == null) {
            return now == null && then == null;
        }
        return now.isSameFile(then)
                && (set.isFamily() ? now.modifiedMicros() == then.modifiedMicros() : now.size() == then.size());
    }
}
