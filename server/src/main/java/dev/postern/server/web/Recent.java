// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is dear to gather and is asked for by anybody: gathered anew when it is older than some time, by one thread.
 * Meanwhile the others get what there was.
 */
public final class Recent<T> implements Supplier<T> {
    private final Supplier<T> source;
    private final long maxAgeNanos;
    private final LongSupplier nanoTime;
    private final ReentrantLock gathering = new ReentrantLock();
    private volatile @Nullable Kept<T> kept;

    private record Kept<T>(T value, long at) {}

    /** @param nanoTime time that passes evenly, nanoseconds */
    public Recent(Supplier<T> source, Duration maxAge, LongSupplier nanoTime) {
        this.source = source;
        this.maxAgeNanos = maxAge.toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public T get() {
        Kept<T> known = kept;
        if (known != null && isFresh(known)) {
            return known.value;
        }
        if (known == null) {
            gathering.lock();
        } else if (!gathering.tryLock()) {
            return known.value;
        }
        try {
            Kept<T> meanwhile = kept;
            if (meanwhile != null && isFresh(meanwhile)) {
                return meanwhile.value;
            }
            T value = source.get();
            kept = new Kept<>(value, nanoTime.getAsLong());
            return value;
        } finally {
            gathering.unlock();
        }
    }

    private boolean isFresh(Kept<T> value) {
        return nanoTime.getAsLong() - value.at <= maxAgeNanos;
    }
}
