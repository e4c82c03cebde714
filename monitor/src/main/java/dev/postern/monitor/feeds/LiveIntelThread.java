// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Lets a {@link LiveIntel} refresh now and then, and when it is told that there is something to do, until it is closed. */
public final class LiveIntelThread implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration PAUSE_UNDER_WAY = Duration.ofSeconds(1);

    private final LiveIntel intel;
    private final Consumer<String> problems;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "postern-feeds");

    /** @param problems told of what goes wrong beyond a feed: the next refresh tries again */
    public LiveIntelThread(LiveIntel intel, Consumer<String> problems) {
        this.intel = intel;
        this.problems = problems;
    }

    /** Begins. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Lists have changed: looks at once rather than within some seconds. */
    public void wake() {
        signal.release();
    }

    private void run() {
        try {
            while (true) {
                Duration pause = PAUSE;
                try {
                    pause = intel.refresh() ? PAUSE_UNDER_WAY : PAUSE;
                } catch (RuntimeException e) { // above all, of the store
                    problems.accept("feeds: " + e.getMessage());
                }
                if (signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
