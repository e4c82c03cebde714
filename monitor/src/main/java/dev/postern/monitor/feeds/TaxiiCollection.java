// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.intel.IntelFileException;
import dev.postern.intel.TaxiiEnvelope;
import dev.postern.monitor.feeds.Fetcher.FetchException;
import dev.postern.monitor.feeds.Fetcher.Fetched;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All objects of a collection of a TAXII 2.1 server (section 5.4, https://docs.oasis-open.org/cti/taxii/v2.1/), page after page.
 *
 * <p>With {@code added_after} the server is first asked for anything newer than what is known. When there is, the whole collection
 * is read again: the server gives each object in its latest version then, and what was withdrawn is gone.
 */
final class TaxiiCollection {
    private static final String MEDIA_TYPE = "application/taxii+json;version=2.1";
    private static final String LAST_ADDED = "X-TAXII-Date-Added-Last";
    private static final int MOST_PAGES = 10_000;

    private final HttpGet http;
    private final long maxBytes;

    TaxiiCollection(HttpGet http, long maxBytes) {
        this.http = http;
        this.maxBytes = maxBytes;
    }

    /** @param lastAdded time of the latest object that is known, or null */
    @Nullable
    Fetched fetch(Feed feed, @Nullable String lastAdded, Path file) throws FetchException, InterruptedException {
        Map<String, String> headers = FeedFetcher.headers(feed);
        headers.put("Accept", MEDIA_TYPE);
        Path page = file.resolveSibling(file.getFileName() + ".page.part");
        try {
            Files.deleteIfExists(page); // the last one stays until the folder is cleaned
            if (lastAdded != null && !hasNewer(feed, headers, lastAdded, page)) {
                return null;
            }
            return new Fetched(pages(feed, headers, page, file), null);
        } catch (IntelFileException e) {
            throw new FetchException(HttpGet.shown(feed.uri()) + ": what it answered " + tail(e), e);
        } catch (IOException e) {
            throw new FetchException(HttpGet.shown(feed.uri()) + ": " + Bounded.reason(e), e);
        }
    }

    private boolean hasNewer(Feed feed, Map<String, String> headers, String lastAdded, Path page)
            throws FetchException, InterruptedException, IntelFileException {
        http.get(objects(feed.uri(), "limit=1&added_after=" + encoded(lastAdded)), headers, page);
        return TaxiiEnvelope.read(page).objects() > 0;
    }

    /** Puts all pages one after the other; returns the time of the latest object, or null when the server does not tell. */
    private @Nullable String pages(Feed feed, Map<String, String> headers, Path page, Path file)
            throws FetchException, InterruptedException, IntelFileException, IOException {
        String latest = "";
        String query = "";
        long left = maxBytes;
        try (OutputStream out =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int pages = 0; pages < MOST_PAGES; pages++) {
                HttpGet.Answer answer = http.get(objects(feed.uri(), query), headers, page);
                TaxiiEnvelope envelope = TaxiiEnvelope.read(page);
                try (InputStream in = Files.newInputStream(page)) {
                    Bounded.copy(in, out, left);
                }
                out.write('\n');
                left -= Files.size(page);
                // The times are in one form and in UTC (section 3.2), so that they are in order as text.
                String added = answer.header(LAST_ADDED, "");
                latest = added.compareTo(latest) > 0 ? added : latest;
                if (!envelope.more()) {
                    return latest.isEmpty() ? null : latest;
                }
                query = next(envelope, added);
            }
        }
        throw new FetchException(HttpGet.shown(feed.uri()) + ": it has more than " + MOST_PAGES + " pages");
    }

    /** A server that names no next page expects to be asked for what was added after this one. */
    private static String next(TaxiiEnvelope envelope, String added) throws FetchException {
        if (envelope.next() != null) {
            return "next=" + encoded(envelope.next());
        }
        if (added.isEmpty()) {
            throw new FetchException("the server says that there is more, but not where");
        }
        return "added_after=" + encoded(added);
    }

    private static URI objects(URI collection, String query) {
        String text = collection.toString();
        String base = text.endsWith("/") ? text : text + "/";
        return URI.create(base + "objects/" + (query.isEmpty() ? "" : "?" + query));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the name of our file, which says nothing to anybody. */
    private static String tail(IntelFileException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        return message.substring(message.indexOf(": ") + 2);
    }
}
