// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to try again, and when to give up. Waits are exponential with full jitter: any time up to a bound that doubles with each
 * failure (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
final class RetryPolicy {
    /** The bound after the first failure. */
    static final Duration BASE = Duration.ofSeconds(1);

    /** The highest bound of the wait for one delivery. */
    static final Duration CAP = Duration.ofMinutes(15);

    /** The highest bound of the wait before an ailing sink or store is asked anything again. */
    static final Duration PROBE_CAP = Duration.ofSeconds(30);

    /** Longest wait that a receiver can ask for. */
    static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    /** Tries of a delivery; with the waits above they take about a day. */
    static final int MOST_TRIES = 200;

    /** Age at which a delivery is given up. */
    static final Duration MOST_AGE = Duration.ofDays(1);

    /** Tries of a delivery that the receiver does not want, and the least that one gets, however old it is. */
    static final int FEW_TRIES = 5;

    private static final int MOST_DOUBLINGS = 30;

    private final RandomGenerator random;

    RetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /** Whether a delivery that has failed so often is to be given up. */
    boolean isSpent(int failures, boolean retryable, Duration age) {
        if (failures < FEW_TRIES) {
            return false;
        }
        return !retryable || failures >= MOST_TRIES || age.compareTo(MOST_AGE) >= 0;
    }

    /** How long a delivery waits for its next try. */
    Duration delay(int failures, @Nullable Duration retryAfter) {
        Duration delay = jitter(failures, CAP);
        Duration asked = retryAfter(retryAfter);
        return asked.compareTo(delay) > 0 ? asked : delay;
    }

    /** How long nothing is tried after so many failures in a row, whatever they were about. */
    Duration probe(int failures) {
        return jitter(failures, PROBE_CAP);
    }

    /** What the receiver asked for, as far as it is granted. */
    static Duration retryAfter(@Nullable Duration asked) {
        if (asked == null || asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    }

    private Duration jitter(int failures, Duration cap) {
        long doubled = BASE.toMillis() << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        return Duration.ofMillis(random.nextLong(Math.min(doubled, cap.toMillis()) + 1));
    }
}
