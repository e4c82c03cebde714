// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import dev.postern.monitor.follow.Done;
import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.Position;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines that were received, in files of one folder which is followed as a log. What is appended is safe once it is
 * {@linkplain #sync synced}; several who wait for that share one write to the disk. For several threads.
 *
 * <p>A new file is begun with each start and when the last one is large enough, never an old one gone on with: after the power
 * has failed, a file may be shorter than it was when it was read.
 */
public final class Spool implements Closeable {
    private static final long LARGEST_FILE = 16L << 20;
    private static final long SMALLEST_FILE = 64L << 10;
    /** So many files make up the space at least, so that it comes free in small parts. */
    private static final int FILES = 32;

    /** Bytes of the disk that are left free for others, such as the store. */
    private static final long LEFT_TO_OTHERS = 64L << 20;

    private final Path folder;
    private final Quota quota;
    private final long fileBytes;
    private final InstantSource clock;
    private final TreeSet<SpoolFile> files = new TreeSet<>();
    private final List<FileChannel> left = new ArrayList<>();
    private @Nullable FileChannel channel;
    private long written;

    private final Object syncing = new Object();
    private long synced;
    /** What lies before this and was not synced before is not known to be on the disk. */
    private long failed;

    private Spool(Path folder, Quota quota, InstantSource clock) {
        this.folder = folder;
        this.quota = quota;
        this.clock = clock;
        fileBytes = Math.max(SMALLEST_FILE, Math.min(LARGEST_FILE, quota.most() / FILES));
    }

    /**
     * Opens a spool, which need not exist yet.
     *
     * @param folder for it alone
     * @param quota space that it shares
     * @throws IOException when it cannot be used
     */
    public static Spool open(Path folder, Quota quota, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        Spool spool = new Spool(folder.toAbsolutePath().normalize(), quota, clock);
        spool.find();
        return spool;
    }

    private void find() throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.list(folder)) {
            paths = all.toList();
        }
        for (Path path : paths) {
            SpoolFile file = SpoolFile.of(path, Files.size(path));
            if (file != null) {
                files.add(file);
            }
        }
        if (!files.isEmpty()) {
            SpoolFile last = files.last().withoutTornLine();
            files.remove(last);
            if (last.size() > 0) {
                files.add(last);
            } else {
                Files.delete(last.path());
            }
        }
        files.forEach(file -> quota.add(file.size()));
    }

    /** The log to follow. */
    public FollowedLog log() {
        return new FollowedLog(folder + "/");
    }

    /**
     * Appends whole lines; all of them or none.
     *
     * @return a place to give to {@link #sync}
     * @throws SpoolFullException when there is no room for them
     * @throws IOException when they cannot be written; some of them may have been
     */
    public synchronized long append(byte[] lines, int length) throws IOException {
        FileChannel into = channel;
        SpoolFile last = files.isEmpty() ? null : files.last();
        boolean begin = into == null || last == null || last.size() + length > fileBytes;
        byte[] first = begin ? SpoolFile.firstLine(clock.instant()) : new byte[0];
        if (Files.getFileStore(folder).getUsableSpace() < LEFT_TO_OTHERS) {
            throw new SpoolFullException(folder + ": the disk is full");
        }
        if (!quota.take(first.length + (long) length)) {
            throw new SpoolFullException(folder + ": holds as much as it may (" + quota.used()
                    + " bytes), and needs all of it until more has been read");
        }
        ByteBuffer buffer = ByteBuffer.allocate(first.length + length);
        buffer.put(first).put(lines, 0, length).flip();
        try {
            if (begin) {
                last = begin(last);
                into = channel;
            }
            write(into, last, buffer);
        } catch (IOException e) {
            quota.give(first.length + (long) length);
            breakOff();
            throw e;
        }
        written += length;
        return written;
    }

    private SpoolFile begin(@Nullable SpoolFile last) throws IOException {
        FileChannel old = channel;
        if (old != null) {
            old.force(false);
            left.add(old); // somebody may be syncing it
            channel = null;
        }
        SpoolFile next = SpoolFile.after(last, folder, clock.instant());
        channel = FileChannel.open(next.path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        files.add(next);
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
        return next;
    }

    private void write(@Nullable FileChannel into, @Nullable SpoolFile file, ByteBuffer buffer) throws IOException {
        if (into == null || file == null) {
            throw new IllegalStateException("no file was begun");
        }
        long length = buffer.remaining();
        while (buffer.hasRemaining()) {
            into.write(buffer);
        }
        resize(file, file.size() + length);
    }

    private void resize(SpoolFile file, long size) {
        files.remove(file); // files are told apart by their names
        files.add(file.withSize(size));
    }

    /** Leaves a file that was written to in part: whole lines of it may have been read, half a one has not. */
    private void breakOff() throws IOException {
        FileChannel broken = channel;
        if (broken != null) {
            left.add(broken);
            channel = null;
            SpoolFile last = files.last();
            long size = last.withoutTornLine().size();
            quota.add(size - last.size());
            resize(last, size);
        }
    }

    /**
     * Returns when everything up to a place is on the disk.
     *
     * @throws IOException when that is not known to be so
     */
    public void sync(long place) throws IOException {
        synchronized (syncing) {
            if (synced >= place) {
                return;
            }
            if (failed >= place) {
                throw new IOException(folder + ": the disk has failed to keep what was written");
            }
            FileChannel now;
            long upTo;
            List<FileChannel> ended;
            synchronized (this) {
                now = channel;
                upTo = written;
                ended = List.copyOf(left);
                left.clear();
            }
            for (FileChannel each : ended) {
                each.close(); // was synced when it was left
            }
            try {
                if (now != null) {
                    now.force(false);
                }
                synced = upTo;
            } catch (IOException e) {
                failed = upTo; // a second try would succeed without having written anything
                leave(now);
                throw e;
            }
        }
    }

    private synchronized void leave(@Nullable FileChannel which) {
        if (which != null && which == channel) {
            left.add(which);
            channel = null;
        }
    }

    /** The place behind everything appended. */
    public synchronized long end() {
        return written;
    }

    /**
     * Deletes files that lie before the place from which the log would be read again. The newest one stays: its name tells which
     * comes next.
     *
     * @throws IOException when one cannot be deleted
     */
    public synchronized void release(Position from) throws IOException {
        String name = from.name();
        boolean within = !name.isEmpty();
        if (!within && !from.done().isEmpty()) {
            Done last = from.done().get(from.done().size() - 1);
            name = last.name();
        }
        String wanted = name;
        SpoolFile at =
                files.stream().filter(file -> file.isCalled(wanted)).findFirst().orElse(null);
        if (at == null) {
            return; // nothing has been read, or what was is gone already
        }
        List<SpoolFile> done = new ArrayList<>(files.headSet(at, !within));
        done.remove(files.last());
        for (SpoolFile file : done) {
            Files.deleteIfExists(file.path()); // somebody else may have, whose space it still takes in the quota
            files.remove(file);
            quota.give(file.size());
        }
    }

    /** The files there are, the oldest first. */
    public synchronized List<Path> files() {
        return files.stream().map(SpoolFile::path).toList();
    }

    @Override
    public void close() throws IOException {
        sync(end());
        synchronized (this) {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        }
    }
}
