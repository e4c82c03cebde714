// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures of somebody, and locks out who has too many: until some time has passed since the last. So many are remembered;
 * of more, the oldest are forgotten. Safe for use by several threads.
 */
final class Failures {
    private static final int REMEMBERED = 10_000;

    private final int most;
    private final Duration lasts;
    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    private record Count(int failures, Instant last) {}

    /**
     * @param most failures after which somebody is locked out
     * @param lasts how long failures count
     */
    Failures(int most, Duration lasts, InstantSource clock) {
        this.most = most;
        this.lasts = lasts;
        this.clock = clock;
    }

    synchronized boolean isLocked(String who) {
        Count count = current(who);
        return count != null && count.failures() >= most;
    }

    synchronized void add(String who) {
        Count count = current(who);
        counts.remove(who); // what is put anew is the youngest
        counts.put(who, new Count(count == null ? 1 : count.failures() + 1, clock.instant()));
        if (counts.size() > REMEMBERED) {
            counts.remove(counts.keySet().iterator().next());
        }
    }

    synchronized void forget(String who) {
        counts.remove(who);
    }

    private @Nullable Count current(String who) {
        Count count = counts.get(who);
        return count == null || !clock.instant().isBefore(count.last().plus(lasts)) ? null : count;
    }
}
