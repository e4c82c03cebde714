// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.store.Store;
import dev.postern.store.StoreException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches databases in a thread of its own. When the store fails (the disk is full, another program holds it), or an error of ours
 * comes to light, everything in memory is given up and begun again from what is stored, after a pause: the same way as after the power has failed.
 */
public final class Monitor implements AutoCloseable {
    private static final long SHORTEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);

    private final Store store;
    private final MonitorSettings settings;
    private final WatchCounts counts;
    private final Consumer<String> problems;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Thread thread = new Thread(this::run, "postern-watch");
    private volatile List<DatabaseStatus> status = List.of();
    private volatile @Nullable String fault;
    private volatile long wentRoundAt;
    private volatile boolean stopping;

    /**
     * @param problems told in words of what goes wrong; what they quote from logs is hostile
     * @param clock this machine's time
     * @param nanoTime time that passes evenly, nanoseconds
     */
    public Monitor(
            Store store,
            MonitorSettings settings,
            WatchCounts counts,
            Consumer<String> problems,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.store = store;
        this.settings = settings;
        this.counts = counts;
        this.problems = problems;
        this.clock = clock;
        this.nanoTime = nanoTime;
        wentRoundAt = nanoTime.getAsLong();
    }

    /** Begins to watch. */
    public void start() {
        thread.start();
    }

    private void run() {
        long pause = SHORTEST_PAUSE;
        while (!stopping) {
            long began = nanoTime.getAsLong();
            try (Shift shift = new Shift(store, settings, counts, problems, clock, nanoTime)) {
                fault = null;
                while (!stopping) {
                    boolean more = shift.round();
                    wentRoundAt = nanoTime.getAsLong();
                    if (wentRoundAt - began > LONGEST_PAUSE) {
                        pause = SHORTEST_PAUSE;
                    }
                    status = shift.status();
                    if (!more) {
                        LockSupport.parkNanos(shift.pauseNanos());
                    }
                }
                shift.finish();
            } catch (StoreException e) {
                pause = failed("the store failed: " + e.getMessage(), pause);
            } catch (RuntimeException e) {
                StackTraceElement[] trace = e.getStackTrace();
                pause = failed(
                        "an error in Postern, please report it: " + e + (trace.length == 0 ? "" : " at " + trace[0]),
                        pause);
            }
        }
    }

    /** Waits before all is begun again; the next wait is longer. */
    private long failed(String why, long pause) {
        fault = why;
        problems.accept(why + "; beginning again in " + TimeUnit.NANOSECONDS.toSeconds(pause) + " s");
        pause(pause);
        return Math.min(2 * pause, LONGEST_PAUSE);
    }

    private void pause(long nanos) {
        long until = nanoTime.getAsLong() + nanos;
        while (!stopping && nanoTime.getAsLong() < until) {
            LockSupport.parkNanos(until - nanoTime.getAsLong());
        }
    }

    /** How things stood with each database a moment ago. */
    public List<DatabaseStatus> status() {
        return status;
    }

    /** Why nothing is being watched just now, or null. */
    public @Nullable String fault() {
        return thread.isAlive() || stopping ? fault : "the watch has ended; see the log for why";
    }

    /** How long ago the loop last went round, nanoseconds. */
    public long sinceLastRound() {
        return nanoTime.getAsLong() - wentRoundAt;
    }

    /** Stops watching, having stored everything. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
