// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import dev.postern.monitor.follow.FollowedLog;
import dev.postern.monitor.follow.Position;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All spools of a data folder, {@code received/DATABASE/LOG/}, and the thread that deletes what is not needed any more: files
 * before the place from which a restart would read, as the store has it.
 */
public final class Spools implements AutoCloseable {
    private static final long EVERY_SECONDS = 5;

    private final Path folder;
    private final long mostBytes;
    private final InstantSource clock;
    private final FileChannel lock;
    private final Map<String, Quota> quotas = new TreeMap<>();
    private final Map<String, Map<String, Spool>> spools = new LinkedHashMap<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private @Nullable Thread thread;

    private Spools(Path folder, long mostBytes, InstantSource clock, FileChannel lock) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.clock = clock;
        this.lock = lock;
    }

    /**
     * Takes the folder for this process alone.
     *
     * @param data folder of all that is kept
     * @param mostBytes what the spools of one database may take
     * @throws IOException when it cannot be used, or another process uses it
     */
    public static Spools open(Path data, long mostBytes, InstantSource clock) throws IOException {
        Path folder = data.resolve("received");
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = null;
        try {
            held = lock.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this process
        }
        if (held == null) {
            lock.close();
            throw new IOException(folder + ": another Postern is using it");
        }
        return new Spools(folder, mostBytes, clock, lock);
    }

    /**
     * The spool of a database's log; the same one each time.
     *
     * @param database its identifier, which can be a file name
     * @param log name of the log, likewise
     * @throws IOException when it cannot be used
     */
    public synchronized Spool spool(String database, String log) throws IOException {
        Map<String, Spool> own = spools.computeIfAbsent(database, d -> new LinkedHashMap<>());
        Spool spool = own.get(log);
        if (spool == null) {
            Quota quota = quotas.computeIfAbsent(database, d -> new Quota(mostBytes));
            spool = Spool.open(folder.resolve(database).resolve(log), quota, clock);
            own.put(log, spool);
        }
        return spool;
    }

    /** The logs of a database that are followed in its spools. */
    public synchronized List<FollowedLog> logs(String database) {
        return spools.getOrDefault(database, Map.of()).values().stream()
                .map(Spool::log)
                .toList();
    }

    /** Bytes on the disk, by database. */
    public synchronized Map<String, Long> bytes() {
        Map<String, Long> bytes = new TreeMap<>();
        quotas.forEach((database, quota) -> bytes.put(database, quota.used()));
        return bytes;
    }

    /**
     * Begins to delete what is not needed.
     *
     * @param places asks the store: by database and path of the log
     * @param problems told in words of what fails
     */
    public synchronized void start(Supplier<Map<String, Map<String, Position>>> places, Consumer<String> problems) {
        Notices notices = new Notices(problems);
        Thread keeper = new Thread(() -> keep(places, notices), "postern-spools");
        thread = keeper;
        keeper.start();
    }

    private void keep(Supplier<Map<String, Map<String, Position>>> places, Notices notices) {
        try {
            while (!ending.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
                try {
                    release(places.get());
                    notices.over("release");
                } catch (IOException | RuntimeException e) { // above all, of the store
                    notices.once("release", "what was received and read cannot be deleted yet: " + e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Deletes what lies before some places.
     *
     * @throws IOException when a file cannot be deleted
     */
    void release(Map<String, Map<String, Position>> places) throws IOException {
        for (Map.Entry<String, Map<String, Spool>> each : copy().entrySet()) {
            Map<String, Position> known = places.getOrDefault(each.getKey(), Map.of());
            for (Spool spool : each.getValue().values()) {
                Position from = known.get(spool.log().path());
                if (from != null) {
                    spool.release(from);
                }
            }
        }
    }

    private synchronized Map<String, Map<String, Spool>> copy() {
        Map<String, Map<String, Spool>> copy = new LinkedHashMap<>();
        spools.forEach((database, own) -> copy.put(database, Map.copyOf(own)));
        return copy;
    }

    @Override
    public void close() throws IOException {
        ending.countDown();
        Thread keeper = thread;
        if (keeper != null) {
            Threads.join(keeper);
        }
        List<Spool> all = new ArrayList<>();
        copy().values().stream().map(Map::values).forEach((Collection<Spool> own) -> all.addAll(own));
        for (Spool spool : all) {
            spool.close();
        }
        lock.close();
    }
}
