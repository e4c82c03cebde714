// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Feeds for tests. */
final class Feeds {
    private Feeds() {}

    static Feed threat(URI uri) {
        return feed("bad", uri, Feed.Form.FILE, null);
    }

    static Feed taxii(URI uri, Feed.@Nullable Credential credential) {
        return feed("bad", uri, Feed.Form.TAXII, credential);
    }

    static Feed feed(String id, URI uri, Feed.Form form, Feed.@Nullable Credential credential) {
        return new Feed(id, id, uri, Feed.Use.THREAT, form, Duration.ofHours(1), "none", false, credential);
    }

    /** A list of so many addresses. */
    static String list(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> "203.0." + (113 + i / 250) + "." + (i % 250 + 1))
                .collect(Collectors.joining("\n", "# bad\n", "\n"));
    }
}
