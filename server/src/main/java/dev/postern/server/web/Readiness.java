// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether Postern does its work: the watch goes round, and the store answers. */
public final class Readiness implements Supplier<List<String>> {
    /** A watch that has not gone round for so long, or a store that has not answered, is stuck. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);

    private static final long IDLE = Long.MIN_VALUE;

    private final Supplier<@Nullable String> fault;
    private final LongSupplier sinceLastRound;
    private final Runnable askStore;
    private final LongSupplier nanoTime;
    private final AtomicLong askedAt = new AtomicLong(IDLE);

    /**
     * @param fault why nothing is being watched, or null
     * @param sinceLastRound how long ago the watch last went round, nanoseconds
     * @param askStore asks the store for something small; throws {@link StoreException} if it fails
     * @param nanoTime time that passes evenly, nanoseconds
     */
    public Readiness(
            Supplier<@Nullable String> fault, LongSupplier sinceLastRound, Runnable askStore, LongSupplier nanoTime) {
        this.fault = fault;
        this.sinceLastRound = sinceLastRound;
        this.askStore = askStore;
        this.nanoTime = nanoTime;
    }

    /** Why it does not, in words; empty when it does. */
    @Override
    public List<String> get() {
        List<String> reasons = new ArrayList<>();
        String words = fault.get();
        long since = sinceLastRound.getAsLong();
        if (words != null) {
            reasons.add(words);
        } else if (since > LONGEST) {
            reasons.add("the watch has not gone round for " + TimeUnit.NANOSECONDS.toSeconds(since) + " s");
        }
        String store = store();
        if (store != null) {
            reasons.add(store);
        }
        return reasons;
    }

    /** One thread at a time asks, so that a store that hangs holds up one thread and no more. */
    private @Nullable String store() {
        long now = nanoTime.getAsLong();
        long asked = askedAt.compareAndExchange(IDLE, now);
        if (asked != IDLE) {
            return now - asked <= LONGEST
                    ? null
                    : "the store has not answered for " + TimeUnit.NANOSECONDS.toSeconds(now - asked) + " s";
        }
        try {
            askStore.run();
            return null;
        } catch (StoreException e) {
            return "the store failed: " + e.getMessage();
        } finally {
            askedAt.set(IDLE);
        }
    }
}
