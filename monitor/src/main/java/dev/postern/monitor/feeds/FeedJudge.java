// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.intel.GeoReport;
import dev.postern.intel.IntelFileException;
import dev.postern.intel.IntelSnapshot;
import dev.postern.intel.LineIssue;
import dev.postern.intel.LineNotes;
import dev.postern.intel.ListReport;
import dev.postern.monitor.feeds.Fetcher.FetchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Judges whether a fetched file may replace the last good copy. A file without entries, or of which most is no address, is a page
 * of an error; one that is ten times as long or as short as before is more often a mistake than the truth.
 */
final class FeedJudge {
    private static final int FACTOR = 10;
    /** Lists that are shorter may change as they like. */
    private static final long SHORT = 100;

    private final List<String> own;

    /** @param own networks of the user's own, which no list may name */
    FeedJudge(List<String> own) {
        this.own = List.copyOf(own);
    }

    /**
     * What a file holds.
     *
     * @param entries in use; -1 when they are not counted
     * @param bytes length of the file
     * @param notes what is left out, in words; may be empty
     */
    record Content(long entries, long bytes, String notes) {}

    /** Puts networks of the user's own into a snapshot that is being made. */
    void protect(IntelSnapshot.Builder builder) {
        own.forEach(builder::own);
    }

    /**
     * Reads a file as the detector would.
     *
     * @throws FetchException when it is of no use
     */
    Content read(Feed feed, Path file, Instant at) throws FetchException {
        IntelSnapshot.Builder builder = IntelSnapshot.builder(at);
        protect(builder);
        try {
            long bytes = Files.size(file);
            if (feed.use() == Feed.Use.GEO) {
                GeoReport report = builder.geo(file);
                return new Content(report.loaded(), bytes, left(report.notes()));
            }
            ListReport report = builder.add(feed.use().kind(), feed.id(), file);
            long strange = report.notes().counts().getOrDefault(LineIssue.NOT_AN_ADDRESS, 0L);
            if (strange > report.loaded()) {
                throw new FetchException(
                        "most of it is no address (" + strange + " lines of it); kept the last good copy");
            }
            return new Content(report.loaded(), bytes, left(report.notes()));
        } catch (IntelFileException e) {
            String message = Objects.requireNonNullElse(e.getMessage(), "");
            throw new FetchException("refused: " + message.substring(message.indexOf(": ") + 2), e);
        } catch (IOException e) {
            throw new FetchException(Bounded.reason(e), e);
        }
    }

    private static String left(LineNotes notes) {
        return notes.skipped() == 0 ? "" : "left out: " + notes.summary();
    }

    /** @throws FetchException when the file differs too much from the last good copy */
    static void compare(Content now, FeedState before) throws FetchException {
        if (before.sha256() == null) {
            return;
        }
        boolean counted = now.entries() >= 0 && before.entries() >= 0;
        long size = counted ? now.entries() : now.bytes();
        long old = counted ? before.entries() : before.bytes();
        String what = counted ? " entries" : " bytes";
        if (Math.max(size, old) >= SHORT && (size > FACTOR * old || FACTOR * size < old)) {
            throw new FetchException("refused: it has " + size + what + ", and had " + old
                    + "; if that is right, say postern intel update --accept");
        }
    }
}
