// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between tries: each twice as long as the one before, up to a minute, and none exactly so, lest all come at once. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final RandomGenerator random;
    private Duration pause = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The pause after another failure: half to all of what it may be. */
    Duration next() {
        long nanos = pause.toNanos();
        pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        return Duration.ofNanos(nanos / 2 + (long) (nanos / 2.0 * random.nextDouble()));
    }

    /** It went well. */
    void reset() {
        pause = FIRST;
    }
}
