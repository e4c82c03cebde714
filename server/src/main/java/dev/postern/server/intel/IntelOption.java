// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import dev.postern.monitor.feeds.Feed;
import dev.postern.monitor.feeds.FeedSet;
import dev.postern.server.UsageException;
import dev.postern.server.config.UpOptions;
import dev.postern.server.output.SafeText;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Mixin;

/** Which configuration and data folder the commands mean: those of {@code up}. */
final class IntelOption {
    @Mixin
    private final UpOptions options = new UpOptions();

    IntelParts parts() {
        return new IntelParts(options.config(), InstantSource.system());
    }

    /** The feeds of these ids. */
    static List<Feed> named(FeedSet feeds, List<String> ids) {
        return ids.stream()
                .map(id -> feeds.known().stream()
                        .filter(feed -> feed.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> unknown(id)))
                .toList();
    }

    static UsageException unknown(String id) {
        return new UsageException("'" + id + "' is no known feed; see postern intel list");
    }

    static void say(String text) {
        System.err.println("postern: " + SafeText.of(text));
    }
}
