// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.replay;

import dev.postern.api.own.OwnJson;
import dev.postern.api.own.Problems;
import dev.postern.api.own.replay.Replay.Status;
import dev.postern.store.Configuration;
import dev.postern.store.Findings;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All replays: one runs, a few wait. What they find is kept under a region of its own for each, which nobody can sign a request for, so
 * that it is never among live findings, and goes with the replay.
 */
public final class Replays implements AutoCloseable {
    /** Replays that an account and region keeps; the oldest gives way. */
    static final int MOST_KEPT = 20;
    /** Replays of all that wait or run. */
    static final int MOST_ACTIVE = 4;
    /** Of those, an account's: nobody takes all places. */
    static final int MOST_OF_ONE = 2;

    private static final String KIND = "replay";
    private static final long PATIENCE_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

    private final Store store;
    private final Replayer replayer;
    private final InstantSource clock;
    private final Map<String, RunningReplay> active = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "postern-replay");
        thread.setDaemon(true);
        return thread;
    });

    /** @param replayer does the work, one replay at a time */
    public Replays(Store store, Replayer replayer, InstantSource clock) {
        this.store = store;
        this.replayer = replayer;
        this.clock = clock;
    }

    /**
     * Begins a replay, or puts it behind those that run. Called by one thread at a time.
     *
     * @param by id of the key that asks
     */
    public Replay begin(Scope scope, ReplayRequest request, String by) {
        request.check();
        if (active.size() >= MOST_ACTIVE) {
            throw Problems.tooMany(
                    "there are " + MOST_ACTIVE + " replays that run or wait; that is as many as there may be");
        }
        long ofOne = active.values().stream()
                .filter(each -> each.scope().account().equals(scope.account()))
                .count();
        if (ofOne >= MOST_OF_ONE) {
            throw Problems.tooMany(
                    MOST_OF_ONE + " replays of the account run or wait; that is as many as it may have at a time");
        }
        List<Replay> known = all(scope);
        if (known.size() >= MOST_KEPT) {
            Replay oldest = known.stream()
                    .filter(each -> !each.status().isActive())
                    .reduce((newer, older) -> older)
                    .orElseThrow(() -> Problems.tooMany("all replays that are kept still run"));
            remove(scope, oldest);
            known = all(scope);
        }
        Replay replay = new Replay(
                UUID.randomUUID().toString().replace("-", ""),
                Status.QUEUED,
                request,
                by,
                clock.instant(),
                null,
                null,
                0,
                0,
                null,
                null,
                0,
                List.of(),
                null,
                freeSlot(known));
        RunningReplay running = new RunningReplay(scope, replay, results(scope, replay));
        results(scope, replay).prune(Long.MAX_VALUE);
        together(() -> {
            put(scope, replay);
            return active.put(replay.id(), running);
        });
        executor.execute(() -> run(running));
        return replay;
    }

    private static int freeSlot(List<Replay> known) {
        BitSet taken = new BitSet(MOST_KEPT);
        known.forEach(each -> taken.set(each.slot()));
        return taken.nextClearBit(0);
    }

    private void run(RunningReplay running) {
        Replay end;
        running.begin(clock.instant());
        try {
            if (!running.isCancelled()) {
                replayer.replay(running.scope(), running.request(), running);
            }
            end = running.ended(running.isCancelled() ? Status.CANCELLED : Status.SUCCEEDED, null, clock.instant());
        } catch (ReplayException e) {
            end = running.ended(Status.FAILED, e.getMessage(), clock.instant());
        } catch (RuntimeException | Error e) { // no memory, for one: that is this replay's end, and the next one's turn
            LOG.error("replay {} failed", running.id(), e);
            end = running.ended(Status.FAILED, "an error in Postern; its log tells more", clock.instant());
        }
        Replay last = end;
        try {
            together(() -> {
                put(running.scope(), last);
                return active.remove(running.id());
            });
        } catch (RuntimeException e) {
            LOG.error("the end of replay {} could not be stored", running.id(), e);
            active.remove(running.id());
        }
    }

    /** All replays of an account and region, newest first. */
    public List<Replay> all(Scope scope) {
        return together(() -> configuration(scope).all(KIND).values().stream()
                .map(this::read)
                .sorted(Comparator.comparing(Replay::createdAt).reversed().thenComparing(Replay::id))
                .toList());
    }

    /** A replay; refused when there is none with this id. */
    public Replay require(Scope scope, String id) {
        return together(() -> {
            String document = configuration(scope).find(KIND, id);
            if (document == null) {
                throw Problems.notFound("replay");
            }
            return read(document);
        });
    }

    /** What is stored and what runs change and are looked at together: a replay that has just ended is not one that was lost. */
    private <T extends @Nullable Object> T together(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private Replay read(String document) {
        Replay stored = OwnJson.MAPPER.readValue(document, Replay.class);
        RunningReplay running = active.get(stored.id());
        if (running != null) {
            return running.state();
        }
        return stored.status().isActive() ? stored.lost() : stored;
    }

    /** Stops a replay; what it has found is kept. One that has ended already is refused. */
    public Replay cancel(Scope scope, String id) {
        Replay replay = require(scope, id);
        RunningReplay running = active.get(id);
        if (running == null) {
            throw Problems.conflict("the replay has ended");
        }
        running.cancel();
        return replay;
    }

    /** Removes a replay that has ended, with what it has found. */
    public void remove(Scope scope, String id) {
        Replay replay = require(scope, id);
        if (replay.status().isActive()) {
            throw Problems.conflict("the replay still runs; cancel it first");
        }
        remove(scope, replay);
    }

    private void remove(Scope scope, Replay replay) {
        results(scope, replay).prune(Long.MAX_VALUE);
        configuration(scope).remove(KIND, replay.id());
    }

    /** The findings of a replay. */
    public Findings results(Scope scope, Replay replay) {
        return store.findings(new Scope(scope.account(), scope.region() + "/replay/" + replay.slot()));
    }

    /** Apart from what was set for the detector, which goes with it: replays stay, and so does what tells where their findings are. */
    private Configuration configuration(Scope scope) {
        return store.configuration(new Scope(scope.account(), scope.region() + "/replay"));
    }

    private void put(Scope scope, Replay replay) {
        configuration(scope).put(KIND, replay.id(), OwnJson.MAPPER.writeValueAsString(replay));
    }

    /** Stops all; those that had not ended are told as lost. */
    @Override
    public void close() {
        executor.shutdownNow();
        active.values().forEach(RunningReplay::cancel);
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a replay did not end when it was told to");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
