// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.monitor.feeds.Feed;
import dev.postern.monitor.feeds.FeedCatalogue;
import dev.postern.monitor.feeds.FeedSet;
import dev.postern.server.config.Config.CustomFeed;
import dev.postern.server.config.Config.Feeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of {@code feeds}. */
final class FeedsReader {
    private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);

    private final Surroundings surroundings;

    FeedsReader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Feeds read(Section section) {
        try (section) {
            return new Feeds(
                    section.values("enabled", FeedsReader::known),
                    custom(section.sections("custom")),
                    section.values("ownNetworks", Values::network),
                    section.value("maxSize", 200_000_000L, Values.size(1_000)),
                    section.value("timeout", Duration.ofMinutes(2), Values::age));
        }
    }

    private static String known(String text) {
        if (text.equals(FeedSet.RECOMMENDED)
                || FeedCatalogue.ALL.stream().anyMatch(feed -> feed.id().equals(text))) {
            return text;
        }
        throw Values.wrong(
                text,
                "is no known feed; write " + FeedSet.RECOMMENDED + ", or some of "
                        + FeedCatalogue.ALL.stream().map(Feed::id).collect(Collectors.joining(", ")));
    }

    private List<CustomFeed> custom(List<Section> sections) {
        List<CustomFeed> feeds = new ArrayList<>();
        Set<String> names = new HashSet<>();
        FeedCatalogue.ALL.forEach(feed -> names.add(feed.id()));
        for (Section section : sections) {
            try (section) {
                String name = section.required("name", Values::identifier);
                if (name != null && !names.add(name.toLowerCase(Locale.ROOT))) {
                    section.problem("name", "'" + name + "' is the name of another feed already; give each its own");
                }
                Secret url = section.required("url", surroundings::feedUrl);
                Feed.Use kind = section.required("kind", Values.oneOf(Feed.Use.class));
                CustomFeed feed = new CustomFeed(
                        name == null ? "" : name,
                        url == null ? Secret.of("") : url,
                        kind == null ? Feed.Use.THREAT : kind,
                        section.value("form", Feed.Form.FILE, Values.oneOf(Feed.Form.class)),
                        section.value("interval", Duration.ofDays(1), FeedsReader::interval),
                        section.optional("user", Values::text),
                        section.optional("password", surroundings::secret),
                        section.optional("apiKey", surroundings::secret),
                        section.value("apiKeyHeader", "Authorization", Values::header));
                check(feed, section);
                feeds.add(feed);
            }
        }
        return List.copyOf(feeds);
    }

    private static void check(CustomFeed feed, Section section) {
        if ((feed.user() == null) != (feed.password() == null)) {
            section.problem(
                    feed.user() == null ? "password" : "user", "goes together with the other; write user and password");
        }
        if (feed.user() != null && feed.apiKey() != null) {
            section.problem("apiKey", "cannot be used beside user and password; write one of them");
        }
        if (feed.form() == Feed.Form.TAXII && feed.url().value().startsWith("file:")) {
            section.problem("form", "needs a collection's URL; a file is read with form: file");
        }
    }

    private static Duration interval(String text) {
        Duration interval = Values.duration(text);
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw Values.wrong(text, "is too often; at least 1m");
        }
        return interval;
    }
}
