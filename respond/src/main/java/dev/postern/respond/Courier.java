// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox;
import dev.postern.store.Outbox.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Delivers what stands in the outbox, with a thread for each sink, so that one that hangs holds back no other. A delivery leaves
 * the outbox after its sink has taken it: each arrives at least once. When the courier ends in between, the delivery is made again
 * at the next start, under the same id. No failure of a sink or of the store ends a thread.
 */
public final class Courier implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final InstantSource clock;
    private final List<Worker> workers = new ArrayList<>();

    /**
     * A courier that has not begun.
     *
     * @param sinks where to deliver; deliveries to others stay in the outbox
     * @param clock the store's
     * @param random for the waits; safe for use by several threads, as {@link java.util.Random} is
     */
    public Courier(Outbox outbox, List<? extends Sink> sinks, InstantSource clock, RandomGenerator random) {
        this.outbox = outbox;
        this.clock = clock;
        for (Sink sink : sinks) {
            workers.add(new Worker(new Lane(outbox, sink, clock, new RetryPolicy(random))));
        }
    }

    /** Begins to deliver; only once. */
    public void start() {
        workers.forEach(worker -> worker.thread.start());
    }

    /** Something was put into the outbox: looks at once rather than within some seconds. */
    public void wake() {
        workers.forEach(worker -> worker.signal.release());
    }

    /** How delivery to each sink goes. */
    public List<SinkStatus> status() {
        return workers.stream().map(worker -> worker.lane.status()).toList();
    }

    /**
     * Age of the oldest delivery that waits for a sink; zero when none does.
     *
     * @throws dev.postern.store.StoreException when the outbox cannot be read
     */
    public Duration oldestWaiting(String sink) {
        List<Delivery> oldest = outbox.due(sink, Long.MAX_VALUE, 1);
        if (oldest.isEmpty()) {
            return Duration.ZERO;
        }
        Instant created = Instant.EPOCH.plus(oldest.get(0).createdMicros(), ChronoUnit.MICROS);
        Duration age = Duration.between(created, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Ends after the tries that are being made, or within some seconds by breaking them off. To be called before the store's. */
    @Override
    public void close() {
        workers.forEach(Worker::stop);
        boolean interrupted = false;
        for (Worker worker : workers) {
            try {
                worker.end();
            } catch (InterruptedException e) {
                worker.thread.interrupt();
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Worker implements Runnable {
        final Lane lane;
        final Semaphore signal = new Semaphore(0);
        final Thread thread;

        Worker(Lane lane) {
            this.lane = lane;
            this.thread = new Thread(this, "courier-" + lane.sink());
            thread.setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (!lane.isStopped()) {
                    long wait = lane.step().toMillis();
                    if (signal.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
                        signal.drainPermits();
                    }
                }
            } catch (InterruptedException e) {
                // close() broke off a try: whether it arrived is unknown, so it stays in the outbox.
                Thread.currentThread().interrupt();
            }
        }

        void stop() {
            lane.stop();
            signal.release();
        }

        void end() throws InterruptedException {
            thread.join(PATIENCE.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(PATIENCE.toMillis());
            }
        }
    }
}
