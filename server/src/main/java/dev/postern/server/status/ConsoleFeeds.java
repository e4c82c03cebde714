// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import dev.postern.console.feed.Feeds;
import dev.postern.monitor.feeds.FeedSet;
import dev.postern.monitor.feeds.FeedStatus;
import dev.postern.server.source.Reason;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the console of the feeds, from what is kept of them. */
public record ConsoleFeeds(FeedSet feeds, InstantSource clock) implements Feeds {

    @Override
    public Report now() {
        try {
            Map<String, FeedStatus> enabled = new HashMap<>();
            feeds.status().forEach(status -> enabled.put(status.feed().id(), status));
            return new Report(all(enabled), "");
        } catch (IOException e) {
            return new Report(all(Map.of()), Reason.of(e));
        }
    }

    private List<Feed> all(Map<String, FeedStatus> enabled) {
        Instant now = clock.instant();
        return feeds.known().stream()
                .map(feed -> feed(feed, enabled.get(feed.id()), now))
                .toList();
    }

    private Feed feed(dev.postern.monitor.feeds.Feed feed, @Nullable FeedStatus status, Instant now) {
        boolean configured = feeds.isConfigured(feed);
        return new Feed(
                feed.id(),
                feed.title(),
                feed.use().name().toLowerCase(Locale.ROOT),
                feed.interval(),
                feed.licence(),
                feed.recommended(),
                configured || status != null,
                configured,
                status == null ? null : state(status, now));
    }

    private static State state(FeedStatus status, Instant now) {
        return new State(
                status.entries(),
                status.notes(),
                status.changedAt(),
                status.checkedAt(),
                status.nextAt(),
                status.isStale(now),
                status.failures(),
                status.error());
    }
}
