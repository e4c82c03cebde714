// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.intel.IntelFileException;
import dev.postern.intel.IntelSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which feeds are enabled, by configuration and by command, and which copies of them are the latest good ones. */
public final class FeedSet {
    /** Stands for all recommended feeds. */
    public static final String RECOMMENDED = "recommended";

    private final FeedFolder folder;
    private final Set<String> configured;
    private final List<Feed> known;
    private final Set<String> always;
    private final FeedJudge judge;

    /**
     * @param configured ids of feeds of the catalogue, or {@link #RECOMMENDED}
     * @param custom feeds beside those of the catalogue; they are enabled; ids are unique among all
     * @param own networks of the user's own, which no list may name
     */
    public FeedSet(FeedFolder folder, List<String> configured, List<Feed> custom, List<String> own) {
        this.folder = folder;
        this.configured = Set.copyOf(configured);
        known = new ArrayList<>(FeedCatalogue.ALL);
        known.addAll(custom);
        always = new HashSet<>();
        custom.forEach(feed -> always.add(feed.id()));
        judge = new FeedJudge(own);
    }

    /** All feeds that can be enabled, those of the catalogue first. */
    public List<Feed> known() {
        return List.copyOf(known);
    }

    /** The enabled ones, in the order of {@link #known}. */
    public List<Feed> enabled() throws IOException {
        Set<String> commanded = folder.enabled();
        return known.stream()
                .filter(feed -> isConfigured(feed) || isNamed(feed, commanded))
                .toList();
    }

    /** Whether the configuration enables a feed. */
    public boolean isConfigured(Feed feed) {
        return always.contains(feed.id()) || isNamed(feed, configured);
    }

    private static boolean isNamed(Feed feed, Set<String> ids) {
        return ids.contains(feed.id()) || (feed.recommended() && ids.contains(RECOMMENDED));
    }

    /** How the enabled ones are doing. */
    public List<FeedStatus> status() throws IOException {
        List<FeedStatus> all = new ArrayList<>();
        for (Feed feed : enabled()) {
            all.add(FeedStatus.of(feed, folder.state(feed)));
        }
        return all;
    }

    /** The last good copies of the enabled ones, in the order of their ids. */
    Map<String, Copy> latest() throws IOException {
        Map<String, Copy> copies = new TreeMap<>();
        for (Feed feed : enabled()) {
            String sha256 = folder.state(feed).sha256();
            if (sha256 != null) {
                copies.put(feed.id(), new Copy(feed.use(), sha256));
            }
        }
        return copies;
    }

    /**
     * Adds the last good copies of the enabled feeds.
     *
     * @return what could not be used and why
     */
    public List<String> addTo(IntelSnapshot.Builder builder) throws IOException {
        return add(builder, latest());
    }

    /** Adds copies, in the order of the feeds' ids, to what was configured. */
    List<String> add(IntelSnapshot.Builder builder, Map<String, Copy> copies) {
        judge.protect(builder);
        List<String> problems = new ArrayList<>();
        new TreeMap<>(copies).forEach((id, copy) -> {
            try {
                add(builder, id, copy, folder.copy(id, copy));
            } catch (IntelFileException e) {
                problems.add("feed " + id + ": " + e.getMessage());
            }
        });
        return problems;
    }

    private static void add(IntelSnapshot.Builder builder, String id, Copy copy, Path file) throws IntelFileException {
        if (copy.given() != null) {
            builder.add(
                    copy.use().kind(), copy.given().name(), file, copy.given().format());
        } else if (copy.use() == Feed.Use.GEO) {
            builder.geo(file);
        } else {
            builder.add(copy.use().kind(), id, file);
        }
    }
}
