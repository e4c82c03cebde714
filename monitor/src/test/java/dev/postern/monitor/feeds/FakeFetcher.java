// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives what it is told, by feed. */
final class FakeFetcher implements Fetcher {
    final List<String> etags = new ArrayList<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private @Nullable String failure;
    private String etag = "1";

    void gives(String id, byte[] content) {
        contents.put(id, content);
        failure = null;
        etag = etag + "1";
    }

    void gives(String id, String content) {
        gives(id, content.getBytes(StandardCharsets.UTF_8));
    }

    void fails(String why) {
        failure = why;
    }

    @Override
    public @Nullable Fetched fetch(Feed feed, @Nullable String known, @Nullable String lastModified, Path file)
            throws FetchException {
        etags.add(String.valueOf(known));
        byte[] content = contents.get(feed.id());
        if (failure != null || content == null) {
            throw new FetchException(String.valueOf(failure));
        }
        if (etag.equals(known)) {
            return null;
        }
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Fetched(etag, null);
    }
}
