// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox;
import dev.postern.store.Outbox.Delivery;
import dev.postern.store.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way from the outbox to one sink, one step at a time. */
final class Lane {
    /** How often the outbox is looked at when nobody calls. */
    static final Duration POLL = Duration.ofSeconds(1);
    /** When nothing has been due for a while; what is new wakes the courier. */
    static final Duration QUIET_POLL = Duration.ofSeconds(5);

    private static final Duration QUIET_AFTER = Duration.ofMinutes(1);

    /** Deliveries taken from the outbox at once. */
    static final int BATCH = 100;

    /** Failures in a row after which the sink counts as ailing: it is then left alone between single tries. */
    static final int AILING_AFTER = 3;

    private final Outbox outbox;
    private final Sink sink;
    private final InstantSource clock;
    private final @Nullable BatchSink batches;
    private final RetryPolicy policy;
    private final Tally tally = new Tally();

    private @Nullable Runnable unrecorded;
    private Instant resume = Instant.MIN;
    private Instant lastDue = Instant.EPOCH;
    private int sinkFailures;
    private int storeFailures;
    private volatile boolean stopped;

    Lane(Outbox outbox, Sink sink, InstantSource clock, RetryPolicy policy) {
        this.outbox = outbox;
        this.sink = sink;
        this.batches = sink instanceof BatchSink several ? several : null;
        this.clock = clock;
        this.policy = policy;
    }

    /** A finding whose earlier version failed in this step. */
    private record Held(Scope scope, String findingId) {
        private static Held of(Delivery delivery) {
            return new Held(delivery.scope(), delivery.findingId());
        }
    }

    /** Delivers what is due, at most a batch, and says how long nothing more is to be done. */
    Duration step() throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(resume)) {
            return Duration.between(now, resume);
        }
        try {
            boolean more = deliverDue(now);
            storeFailures = 0;
            tally.storeWorks();
            return more ? Duration.ZERO : now.isBefore(lastDue.plus(QUIET_AFTER)) ? POLL : QUIET_POLL;
        } catch (RuntimeException e) { // the store's: those of the sink were caught before
            storeFailures++;
            tally.storeFailed(e.getMessage() == null ? e.toString() : e.getMessage());
            Duration wait = policy.probe(storeFailures);
            resume = clock.instant().plus(wait);
            return wait;
        }
    }

    /** Ends a step after the try that is being made. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    String sink() {
        return sink.name();
    }

    SinkStatus status() {
        return tally.status(sink.name());
    }

    /** Whether there may be more that is due. */
    private boolean deliverDue(Instant now) throws InterruptedException {
        Runnable before = unrecorded;
        if (before != null) {
            record(before);
        }
        BatchSink several = batches;
        int most = several == null ? BATCH : several.most();
        List<Delivery> due = outbox.due(sink.name(), several == null ? micros(now) : latest(now, several), most);
        lastDue = due.isEmpty() ? lastDue : now;
        Set<Held> held = new HashSet<>();
        for (List<Delivery> part : several == null ? due.stream().map(List::of).toList() : several.parts(due)) {
            if (stopped || clock.instant().isBefore(resume)) {
                return false;
            }
            List<Delivery> free =
                    part.stream().filter(each -> !held.contains(Held.of(each))).toList();
            if (!free.isEmpty() && !attempt(free)) {
                free.forEach(each -> held.add(Held.of(each)));
            }
        }
        return due.size() == most;
    }

    private static long latest(Instant now, BatchSink several) {
        long every = several.every().toNanos() / 1_000;
        return Math.floorDiv(micros(now), every) * every;
    }

    private void deliver(List<Delivery> part) throws DeliveryException, InterruptedException {
        if (batches == null) {
            sink.deliver(part.get(0));
        } else {
            batches.deliver(part);
        }
    }

    /** Tries once; false when one of the deliveries is still to be made. */
    private boolean attempt(List<Delivery> part) throws InterruptedException {
        try {
            deliver(part);
        } catch (DeliveryException e) {
            boolean maybeOneAlone = part.size() > 1 && !e.isRetryable();
            return maybeOneAlone ? attemptEach(part) : failed(part, e);
        } catch (RuntimeException e) {
            return failed(
                    part,
                    DeliveryException.unavailable(
                            "the sink failed: " + e.getClass().getName(), e));
        }
        sinkFailures = 0;
        tally.delivered(part.size());
        record(() -> outbox.delivered(ids(part)));
        return true;
    }

    /** Something of a part is not wanted: the rest must not go down with it. A later version waits for an earlier one as ever. */
    private boolean attemptEach(List<Delivery> part) throws InterruptedException {
        Set<Held> held = new HashSet<>();
        for (Delivery each : part) {
            if (!held.contains(Held.of(each)) && !attempt(List.of(each))) {
                held.add(Held.of(each));
            }
        }
        return held.isEmpty();
    }

    private static List<Long> ids(List<Delivery> part) {
        return part.stream().map(Delivery::id).toList();
    }

    private boolean failed(List<Delivery> part, DeliveryException e) {
        String error = String.valueOf(e.getMessage());
        Instant now = clock.instant();
        tally.failed(error);
        spare(e, now);
        int failures = part.stream().mapToInt(Delivery::attempts).min().orElse(0) + 1;
        long latest = part.stream().mapToLong(Delivery::createdMicros).max().orElse(0);
        Duration age = Duration.of(micros(now) - latest, ChronoUnit.MICROS);
        if (policy.isSpent(failures, e.isRetryable(), age)) {
            tally.dead(part.size());
            record(() -> outbox.dead(ids(part), error));
            return true;
        }
        long next = micros(now.plus(policy.delay(failures, e.retryAfter())));
        record(() -> outbox.failed(ids(part), error, next));
        return false;
    }

    /** Leaves the sink alone when it asked for that, or seems to be down. */
    private void spare(DeliveryException e, Instant now) {
        if (!e.isRetryable()) {
            sinkFailures = 0;
            return;
        }
        sinkFailures++;
        if (e.retryAfter() != null) {
            resume = now.plus(RetryPolicy.retryAfter(e.retryAfter()));
        } else if (sinkFailures >= AILING_AFTER) {
            resume = now.plus(policy.probe(sinkFailures - AILING_AFTER + 1));
        }
    }

    /** Tells the outbox what came of a try. If that fails it is told first of all later, rather than tried again. */
    private void record(Runnable outcome) {
        unrecorded = outcome;
        outcome.run();
        unrecorded = null;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
