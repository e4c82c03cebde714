// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Scope;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries targets of the export as soon as they are named, and those that fail again and again, with a thread of its own. */
public final class ExportCheck implements AutoCloseable {
    private static final long AGAIN_SECONDS = 30;
    private static final long PATIENCE_MILLIS = 5_000;

    private final S3Export export;
    private final Consumer<String> problems;
    private final BlockingQueue<Scope> named = new LinkedBlockingQueue<>();
    private final Set<Scope> failing = new HashSet<>();
    private final Thread thread = new Thread(this::run, "export-check");

    /** @param problems told in words of what goes wrong here */
    public ExportCheck(S3Export export, Consumer<String> problems) {
        this.export = export;
        this.problems = problems;
        thread.setDaemon(true);
    }

    /** Begins; only once. */
    public void start() {
        thread.start();
    }

    /** An account and region may have another target than before. */
    public void named(Scope scope) {
        named.add(scope);
    }

    private void run() {
        try {
            while (true) {
                step(named.poll(AGAIN_SECONDS, TimeUnit.SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // close()
        }
    }

    private void step(@Nullable Scope scope) throws InterruptedException {
        for (Scope each : scope == null ? Set.copyOf(failing) : Set.of(scope)) {
            failing.add(each);
            try {
                if (export.verify(each)) {
                    failing.remove(each);
                }
            } catch (RuntimeException e) { // the store's; it is tried again
                problems.accept("publishing destinations: " + e.getMessage());
            }
        }
    }

    /** Ends, within some seconds. To be called before the store's. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
