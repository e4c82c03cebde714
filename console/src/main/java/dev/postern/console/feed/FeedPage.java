// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.feed;

import dev.postern.console.feed.Feeds.Feed;
import dev.postern.console.feed.Feeds.State;
import dev.postern.console.text.Amount;
import dev.postern.console.text.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The feeds at a moment. */
public record FeedPage(Feeds.Report report, Instant now) {

    /** Those that are enabled. */
    public List<Feed> enabled() {
        return report.feeds().stream().filter(Feed::enabled).toList();
    }

    /** Those that are not. */
    public List<Feed> others() {
        return report.feeds().stream().filter(feed -> !feed.enabled()).toList();
    }

    /** How it is doing, in a word or two. */
    public static String word(State state) {
        if (state.changed() == null) {
            return state.failures() == 0 ? "not fetched yet" : "failing, no copy";
        }
        return state.stale() ? "stale" : state.failures() == 0 ? "fresh" : "failing";
    }

    /** Class of the badge that shows it. */
    public static String badge(State state) {
        if (state.stale() || (state.changed() == null && state.failures() > 0)) {
            return "bad";
        }
        return state.changed() == null || state.failures() > 0 ? "warn" : "good";
    }

    /** Its number of entries, in words. */
    public static String entries(State state) {
        return state.changed() == null || state.entries() < 0 ? "–" : Amount.of(state.entries());
    }

    /** How often it is fetched, in words. */
    public static String every(Duration interval) {
        long hours = interval.toHours();
        if (hours > 0 && interval.equals(Duration.ofHours(hours))) {
            return hours % 24 == 0 ? Amount.of(hours / 24, "day") : hours + " h";
        }
        return interval.toMinutes() + " min";
    }

    /** Ids of those whose like suit most and that are not enabled, or of the first that is not; with commas between. */
    public String example() {
        List<String> ids =
                others().stream().filter(Feed::recommended).map(Feed::id).toList();
        return String.join(
                ", ", ids.isEmpty() ? others().stream().map(Feed::id).limit(1).toList() : ids);
    }

    /** Whether it is time to fetch it. */
    public boolean isDue(State state) {
        Instant next = state.next();
        return next == null || !next.isAfter(now);
    }

    /** A time for readers. */
    public @Nullable Moment time(@Nullable Instant time) {
        return time == null ? null : Moment.of(time, now, ZoneOffset.UTC);
    }
}
