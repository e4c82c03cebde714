// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gets feeds over HTTP, from TAXII servers and from files, each in its way. */
public final class FeedFetcher implements Fetcher {
    private final HttpGet http;
    private final TaxiiCollection taxii;
    private final long maxBytes;

    /**
     * @param timeout of one answer, from the first byte sent to the last one received
     * @param maxBytes most bytes of one feed
     */
    public FeedFetcher(Duration timeout, long maxBytes) {
        this.maxBytes = maxBytes;
        http = new HttpGet(timeout, maxBytes);
        taxii = new TaxiiCollection(http, maxBytes);
    }

    @Override
    public @Nullable Fetched fetch(Feed feed, @Nullable String etag, @Nullable String lastModified, Path file)
            throws FetchException, InterruptedException {
        if ("file".equals(feed.uri().getScheme())) {
            return copy(Path.of(feed.uri()), etag, file);
        }
        return feed.form() == Feed.Form.TAXII ? taxii.fetch(feed, etag, file) : get(feed, etag, lastModified, file);
    }

    private @Nullable Fetched get(Feed feed, @Nullable String etag, @Nullable String lastModified, Path file)
            throws FetchException, InterruptedException {
        Map<String, String> headers = headers(feed);
        if (etag != null) {
            headers.put("If-None-Match", etag);
        }
        if (lastModified != null) {
            headers.put("If-Modified-Since", lastModified);
        }
        HttpGet.Answer answer = http.get(feed.uri(), headers, file);
        if (!answer.isNew()) {
            return null;
        }
        String newEtag = answer.header("ETag", "");
        String modified = answer.header("Last-Modified", "");
        return new Fetched(newEtag.isEmpty() ? null : newEtag, modified.isEmpty() ? null : modified);
    }

    static Map<String, String> headers(Feed feed) {
        Map<String, String> headers = new LinkedHashMap<>();
        Feed.Credential credential = feed.credential();
        if (credential != null) {
            headers.put(credential.header(), credential.value());
        }
        return headers;
    }

    /** A file has no tag of its own: its size and time stand in. */
    private @Nullable Fetched copy(Path from, @Nullable String etag, Path file) throws FetchException {
        try {
            String now = Files.size(from) + "@" + Files.getLastModifiedTime(from);
            if (now.equals(etag)) {
                return null;
            }
            try (InputStream in = Files.newInputStream(from);
                    OutputStream out = Files.newOutputStream(file)) {
                Bounded.copy(in, out, maxBytes);
            }
            return new Fetched(now, null);
        } catch (IOException e) {
            throw new FetchException(from + ": " + Bounded.reason(e), e);
        }
    }
}
