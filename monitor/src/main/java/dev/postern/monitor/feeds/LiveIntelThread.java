// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.time.Duration;
import java.util.function.Consumer;

/** Lets a {@link LiveIntel} refresh every three seconds until it is closed. */
public final class LiveIntelThread implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final LiveIntel intel;
    private final Consumer<String> problems;
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

    private void run() {
        try {
            while (true) {
                try {
                    intel.refresh();
                } catch (RuntimeException e) { // above all, of the store
                    problems.accept("feeds: " + e.getMessage());
                }
                Thread.sleep(PAUSE.toMillis());
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
