// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells of the feeds that there are. Safe for use by several threads. */
@FunctionalInterface
public interface Feeds {

    /** How things stand with them now. */
    Report now();

    /**
     * A report.
     *
     * @param feeds all, those of the catalogue first
     * @param fault why not all can be told of the enabled ones; empty when it can
     */
    record Report(List<Feed> feeds, String fault) {

        public Report {
            feeds = List.copyOf(feeds);
        }
    }

    /**
     * A feed. Where it is fetched from is not told, as that may hold a secret.
     *
     * @param title what it is
     * @param kind {@code threat}, {@code tor}, {@code trusted} or {@code geo}
     * @param interval how often it is fetched
     * @param licence its publisher's terms
     * @param recommended whether it has few false entries and terms that suit most
     * @param enabled whether it is fetched
     * @param configured whether it is enabled by the configuration, and not by a command
     * @param state how it is doing; null when it is not enabled
     */
    record Feed(
            String id,
            String title,
            String kind,
            Duration interval,
            String licence,
            boolean recommended,
            boolean enabled,
            boolean configured,
            @Nullable State state) {}

    /**
     * How an enabled feed is doing.
     *
     * @param entries of the copy in use; -1 when they are not counted
     * @param notes what of it is left out; may be empty
     * @param changed when the copy was fetched; null when there is none
     * @param checked when the server last said what is current; null when it never did
     * @param next when it is fetched next; null when at once
     * @param stale whether the copy is so old that somebody should know
     * @param failures in a row
     * @param error the last of them, hostile; empty when there is none
     */
    record State(
            long entries,
            String notes,
            @Nullable Instant changed,
            @Nullable Instant checked,
            @Nullable Instant next,
            boolean stale,
            int failures,
            String error) {}
}
