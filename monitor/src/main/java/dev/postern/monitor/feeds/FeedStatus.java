// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an enabled feed is doing.
 *
 * @param entries of the last good copy; -1 when they are not counted (MMDB)
 * @param notes what of that is left out, in words; may be empty
 * @param changedAt when the copy was fetched; null when there is none
 * @param checkedAt when the server last said what is current; null when it never did
 * @param nextAt when it is fetched next; null when at once
 * @param failures in a row since then
 * @param error what the last of them was, in words, hostile; empty when there is none
 */
public record FeedStatus(
        Feed feed,
        long entries,
        String notes,
        @Nullable Instant changedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant nextAt,
        int failures,
        String error) {
    /** After so many intervals without an answer a copy is stale. */
    private static final int STALE_AFTER = 3;

    static FeedStatus of(Feed feed, FeedState state) {
        return new FeedStatus(
                feed,
                state.entries(),
                state.notes(),
                state.changedAt(),
                state.checkedAt(),
                state.nextAt(),
                state.failures(),
                state.error());
    }

    /** Time since the server last said what is current; null when it never did. */
    public @Nullable Duration age(Instant now) {
        return checkedAt == null ? null : Duration.between(checkedAt, now);
    }

    /** Whether the copy is so old that somebody should know; it is still used. */
    public boolean isStale(Instant now) {
        Duration age = age(now);
        return age != null && age.compareTo(feed.interval().multipliedBy(STALE_AFTER)) > 0;
    }

    /** What somebody should know of it, in words; null when all is well. */
    public @Nullable String trouble(Instant now) {
        if (checkedAt == null) {
            return failures == 0 ? null : "no copy yet: " + error;
        }
        if (!isStale(now)) {
            return null;
        }
        return "not refreshed for " + Duration.between(checkedAt, now).toHours() + " h"
                + (error.isEmpty() ? "" : ": " + error);
    }
}
