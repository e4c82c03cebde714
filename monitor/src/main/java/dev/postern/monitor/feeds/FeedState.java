// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a feed between two fetches.
 *
 * @param source stands for the URL that the copy is from, which may hold a secret
 * @param sha256 of the last good copy, 64 hex digits; null when there is none yet
 * @param entries of that copy; -1 when they are not counted (MMDB)
 * @param bytes of that copy
 * @param notes what of it is left out, in words; may be empty
 * @param etag as the server gave it; of a TAXII collection the time of its latest object
 * @param lastModified as the server gave it
 * @param changedAt when the copy was fetched
 * @param checkedAt when the server last said what is current
 * @param nextAt when to fetch next
 * @param failures in a row since
 * @param error what the last of them was, in words; empty when there is none
 */
record FeedState(
        String source,
        @Nullable String sha256,
        long entries,
        long bytes,
        String notes,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Instant changedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant nextAt,
        int failures,
        String error) {

    /** Of a feed that was never fetched. */
    static FeedState none(Feed feed) {
        return none(source(feed));
    }

    private static FeedState none(String source) {
        return new FeedState(source, null, 0, 0, "", null, null, null, null, null, 0, "");
    }

    FeedState failed(String why, Instant next) {
        return new FeedState(
                source,
                sha256,
                entries,
                bytes,
                notes,
                etag,
                lastModified,
                changedAt,
                checkedAt,
                next,
                failures + 1,
                why);
    }

    FeedState unchanged(@Nullable String newEtag, @Nullable String newModified, Instant now, Instant next) {
        return new FeedState(source, sha256, entries, bytes, notes, newEtag, newModified, changedAt, now, next, 0, "");
    }

    /** Stands for the URL of a feed. */
    static String source(Feed feed) {
        return UUID.nameUUIDFromBytes(feed.uri().toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** As keys and values. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        values.put("source", source);
        values.put("entries", Long.toString(entries));
        values.put("bytes", Long.toString(bytes));
        values.put("notes", notes);
        values.put("failures", Integer.toString(failures));
        values.put("error", error);
        put(values, "sha256", sha256);
        put(values, "etag", etag);
        put(values, "lastModified", lastModified);
        put(values, "changedAt", changedAt);
        put(values, "checkedAt", checkedAt);
        put(values, "nextAt", nextAt);
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    /** What {@link #values} gave; what is missing or cannot be read is as of a feed that was never fetched. */
    static FeedState of(Map<String, String> values) {
        try {
            return new FeedState(
                    values.getOrDefault("source", ""),
                    values.get("sha256"),
                    Long.parseLong(values.getOrDefault("entries", "0")),
                    Long.parseLong(values.getOrDefault("bytes", "0")),
                    values.getOrDefault("notes", ""),
                    values.get("etag"),
                    values.get("lastModified"),
                    time(values.get("changedAt")),
                    time(values.get("checkedAt")),
                    time(values.get("nextAt")),
                    Integer.parseInt(values.getOrDefault("failures", "0")),
                    values.getOrDefault("error", ""));
        } catch (DateTimeException | NumberFormatException e) {
            return none("");
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
