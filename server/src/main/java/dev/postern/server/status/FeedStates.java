// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import dev.postern.monitor.feeds.FeedSet;
import dev.postern.monitor.feeds.FeedStatus;
import dev.postern.server.source.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** How the enabled feeds stand, from what is kept of them. */
public final class FeedStates implements Function<Instant, List<Status.Feed>> {
    private final FeedSet feeds;

    public FeedStates(FeedSet feeds) {
        this.feeds = feeds;
    }

    @Override
    public List<Status.Feed> apply(Instant now) {
        try {
            return feeds.status().stream().map(feed -> feed(feed, now)).toList();
        } catch (IOException e) {
            return List.of(new Status.Feed("all", -1, null, 1, Reason.of(e)));
        }
    }

    private static Status.Feed feed(FeedStatus status, Instant now) {
        return new Status.Feed(
                status.feed().id(), status.entries(), status.checkedAt(), status.failures(), status.trouble(now));
    }
}
