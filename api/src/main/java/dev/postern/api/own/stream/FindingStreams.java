// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.stream;

import dev.postern.api.own.Problems;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.api.sigv4.AccessKeys;
import dev.postern.store.FindingChange;
import dev.postern.store.Findings;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All readers that follow findings. One thread looks for changes, when it is woken and each second besides, and tells each reader
 * of those behind its place as fast as it takes them.
 */
public final class FindingStreams implements AutoCloseable {
    /** Streams of one key, and of all. */
    static final int MOST_PER_KEY = 10;

    static final int MOST = 100;
    static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** So long a reader may take for one piece. */
    static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final Logger LOG = LoggerFactory.getLogger(FindingStreams.class);
    private static final int AT_ONCE = 100;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Store store;
    private final AccessKeys keys;
    private final LongSupplier nanoTime;
    private final List<FindingStream> streams = new CopyOnWriteArrayList<>();
    private final ReentrantLock opening = new ReentrantLock();
    private final Thread thread = new Thread(this::run, "postern-streams");
    private volatile boolean woken;
    private volatile boolean closing;

    /**
     * @param keys that are valid; one that is revoked ends its streams
     * @param nanoTime time that passes evenly, nanoseconds
     */
    public FindingStreams(Store store, AccessKeys keys, LongSupplier nanoTime) {
        this.store = store;
        this.keys = keys;
        this.nanoTime = nanoTime;
        thread.setDaemon(true);
    }

    /** Begins to look for changes. */
    public void start() {
        thread.start();
    }

    /**
     * Opens a stream.
     *
     * @param after number of the change up to which the reader knows all; null to begin with what comes
     * @return to be given where the events go
     * @throws dev.postern.api.ApiException when there are too many streams, or there is no such change yet
     */
    public Consumer<Outlet> open(Scope scope, AccessKey key, StreamFilter filter, @Nullable Long after) {
        long last = store.findings(scope).lastChange();
        if (after != null && (after < 0 || after > last)) {
            throw Problems.invalid("there is no event with this id; begin anew without one");
        }
        FindingStream stream =
                new FindingStream(scope, key, filter, after == null ? last : after, nanoTime.getAsLong());
        opening.lock();
        try {
            long own = streams.stream()
                    .filter(each -> each.key().id().equals(key.id()))
                    .count();
            if (own >= MOST_PER_KEY || streams.size() >= MOST || closing) {
                throw Problems.tooMany("there are as many streams as there may be: " + MOST_PER_KEY + " of a key, "
                        + MOST + " in all");
            }
            streams.add(stream);
        } finally {
            opening.unlock();
        }
        return outlet -> stream.begin(outlet, Event.hello(stream.at()), nanoTime.getAsLong(), this::wake);
    }

    /** Something has changed. */
    public void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** Number of streams. */
    int size() {
        return streams.size();
    }

    private void run() {
        boolean failed = false;
        while (!closing) {
            woken = false;
            boolean more = false;
            try {
                more = round();
                failed = false;
            } catch (StoreException e) {
                if (!failed) {
                    LOG.warn("streams of findings wait: the store failed: {}", e.getMessage());
                }
                failed = true;
            }
            if (!more && (!woken || failed)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Goes round all streams once; returns whether there is more to do at once. */
    boolean round() {
        long now = nanoTime.getAsLong();
        Map<Scope, Long> last = new HashMap<>();
        boolean more = false;
        for (FindingStream stream : streams) {
            more |= lookOrCut(stream, now, last);
        }
        streams.removeIf(FindingStream::isGone);
        return more;
    }

    /** One stream's trouble is not that of the others. */
    private boolean lookOrCut(FindingStream stream, long now, Map<Scope, Long> last) {
        try {
            return look(stream, now, last);
        } catch (StoreException e) {
            throw e; // it is that of all
        } catch (RuntimeException e) {
            LOG.error("a stream of findings is cut", e);
            stream.cut();
            return false;
        }
    }

    private static boolean isDue(FindingStream stream, long now) {
        return now - stream.sent() >= HEARTBEAT_NANOS;
    }

    private boolean look(FindingStream stream, long now, Map<Scope, Long> last) {
        if (stream.isGone()) {
            return false;
        }
        if (stream.isBusy()) {
            if (now - stream.busySince() > STALLED_NANOS) {
                LOG.info(
                        "a stream of findings of key {} is cut: its reader has taken nothing for {} s",
                        stream.key(),
                        TimeUnit.NANOSECONDS.toSeconds(STALLED_NANOS));
                stream.cut();
            }
            return false;
        }
        Findings findings = store.findings(stream.scope());
        long latest = last.computeIfAbsent(stream.scope(), scope -> findings.lastChange());
        if ((isDue(stream, now) || latest > stream.at())
                && keys.find(stream.key().id()) == null) {
            stream.end(Event.end(stream.at(), "the access key counts no more"));
            return false;
        }
        if (latest > stream.at()) {
            List<FindingChange> changes = findings.changes(stream.at(), AT_ONCE);
            if (changes.isEmpty()) {
                stream.passTo(latest); // numbers of changes that a later one has replaced, or that changed nothing
            }
            stream.tell(changes, now, this::wake);
        }
        if (isDue(stream, now) && !stream.isBusy()) {
            stream.send(Event.heartbeat(stream.at()), now, this::wake);
        }
        return stream.at() < latest && !stream.isBusy();
    }

    /** Ends all streams; their readers are told to come back. */
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (FindingStream stream : streams) {
            if (stream.isBusy()) {
                stream.cut();
            } else {
                stream.end(Event.end(stream.at(), "Postern ends, or begins again"));
            }
        }
        streams.clear();
    }
}
