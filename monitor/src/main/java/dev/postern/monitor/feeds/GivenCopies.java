// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.intel.IntelFileException;
import dev.postern.intel.IntelSnapshot;
import dev.postern.intel.LineNotes;
import dev.postern.intel.ListReport;
import dev.postern.monitor.location.LocationException;
import dev.postern.monitor.location.Locations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Copies of the lists that were given to us: read once from where they are, and kept until something else is wanted. */
public final class GivenCopies {
    private final GivenLists lists;
    private final Locations locations;
    private final List<String> own;

    /** @param own networks of the user's own, which no threat list may name */
    public GivenCopies(GivenLists lists, Locations locations, List<String> own) {
        this.lists = lists;
        this.locations = locations;
        this.own = List.copyOf(own);
    }

    /** Reads the lists that have not been read yet. */
    void load(FeedFolder folder, Instant now) throws IOException {
        for (GivenList list : lists.wanted()) {
            String known = list.sha256();
            if (known == null) {
                load(list, folder, now);
            } else if (!Files.exists(folder.copy(list.id(), copy(list, known)))) {
                lists.failed(list, "its copy is lost; activate the list again");
            }
        }
    }

    private void load(GivenList list, FeedFolder folder, Instant now) throws IOException {
        Path part = folder.part(list.id());
        try {
            locations.fetch(list.location(), list.bucketOwner(), part);
            long entries = check(list, part, now);
            String sha256 = FeedRefresh.sha256(part);
            folder.keep(part, folder.copy(list.id(), copy(list, sha256)));
            lists.loaded(list, sha256, entries);
        } catch (LocationException e) {
            lists.failed(list, e.words());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Reads the file as the detector would; returns the number of entries. The messages of what reads it may quote it, so they are not repeated. */
    private long check(GivenList list, Path file, Instant now) throws IOException, LocationException {
        if (Bounded.isGzip(file)) {
            throw new LocationException("the file is packed");
        }
        IntelSnapshot.Builder builder = IntelSnapshot.builder(now);
        own.forEach(builder::own);
        try (InputStream in = Files.newInputStream(file)) {
            ListReport report = builder.add(list.use().kind(), list.name(), list.id(), in, list.format());
            if (report.loaded() > list.mostEntries()) {
                throw new LocationException("the list has " + report.loaded() + " entries, more than "
                        + list.mostEntries() + skipped(report.notes()));
            }
            return report.loaded();
        } catch (IntelFileException e) {
            throw new LocationException("the file holds no usable address in the form " + list.format(), e);
        }
    }

    private static String skipped(LineNotes notes) {
        return notes.skipped() == 0 ? "" : " (left out: " + notes.summary() + ")";
    }

    /** Copies of all that is to be used, by the lists' identifiers. */
    Map<String, Copy> latest() {
        Map<String, Copy> copies = new TreeMap<>();
        for (GivenList list : lists.wanted()) {
            String sha256 = list.sha256();
            if (sha256 != null) {
                copies.put(list.id(), copy(list, sha256));
            }
        }
        return copies;
    }

    private static Copy copy(GivenList list, String sha256) {
        return new Copy(list.use(), sha256, new Copy.Given(list.format(), list.name(), list.owners()));
    }

    /** Tells what the detector uses. */
    void used(Map<String, Copy> copies) {
        Map<String, String> given = new TreeMap<>();
        copies.forEach((id, copy) -> {
            if (copy.given() != null) {
                given.put(id, copy.sha256());
            }
        });
        lists.used(given);
    }
}
