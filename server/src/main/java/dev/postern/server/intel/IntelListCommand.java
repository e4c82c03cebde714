// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import dev.postern.monitor.feeds.Feed;
import dev.postern.server.Durations;
import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.source.Reason;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern intel list}: all feeds that can be enabled. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the feeds that can be enabled, with their publishers' terms. Nothing is fetched.",
            "+ is enabled, * is recommended."
        })
final class IntelListCommand implements Callable<Integer> {
    @Mixin
    private final IntelOption option = new IntelOption();

    @Override
    public Integer call() {
        IntelParts parts = option.parts();
        Set<String> enabled = new HashSet<>();
        try {
            parts.feeds().enabled().forEach(feed -> enabled.add(feed.id()));
        } catch (IOException e) {
            throw new UsageException("feeds: " + Reason.of(e));
        }
        Columns table = new Columns().row("", "feed", "kind", "every", "licence", "what it is");
        for (Feed feed : parts.feeds().known()) {
            table.row(
                    (enabled.contains(feed.id()) ? "+" : "") + (feed.recommended() ? "*" : ""),
                    feed.id(),
                    feed.use().name().toLowerCase(Locale.ROOT),
                    Durations.text(feed.interval()),
                    feed.licence(),
                    feed.title());
        }
        table.print();
        return ExitCode.OK;
    }
}
