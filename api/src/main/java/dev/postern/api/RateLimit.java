// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How often each key may ask: a bucket for each that fills evenly and holds a burst. Only keys that exist get here, so there are
 * as many buckets as keys.
 */
final class RateLimit {
    private static final double SECOND = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double tokens, long at) {}

    /**
     * @param perSecond requests in the long run
     * @param burst requests at once
     * @param nanoTime time that passes evenly, nanoseconds
     */
    RateLimit(double perSecond, double burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    /** Counts a request; throws an {@link ApiException} when there are too many. */
    void require(String key) {
        long now = nanoTime.getAsLong();
        Bucket left = buckets.compute(key, (any, bucket) -> {
            double tokens = bucket == null
                    ? burst
                    : Math.min(burst, bucket.tokens() + (now - bucket.at()) / SECOND * perSecond);
            return new Bucket(Math.max(-1, tokens - 1), now);
        });
        if (left.tokens() < 0) {
            throw Refusals.throttled();
        }
    }
}
