// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import dev.postern.monitor.feeds.Feed;
import dev.postern.monitor.feeds.FeedRefresh;
import dev.postern.monitor.feeds.FeedRefresh.Result;
import dev.postern.monitor.feeds.FeedStatus;
import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.source.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern intel update}: fetches enabled feeds now. */
@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        description = {
            "Fetches enabled feeds now, whether or not a Postern is running; one that is takes them up within seconds.",
            "Exit codes: 0 all were had; 1 some were not; 2 wrong usage."
        })
final class IntelUpdateCommand implements Callable<Integer> {
    @Mixin
    private final IntelOption option = new IntelOption();

    @Option(names = "--accept", description = "Take also what has become ten times as long or as short as before.")
    private boolean accept;

    @Parameters(arity = "0..*", paramLabel = "FEED", description = "Enabled feeds. Default: all of them.")
    private List<String> ids = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        IntelParts parts = option.parts();
        List<Feed> named = IntelOption.named(parts.feeds(), ids);
        try {
            List<Feed> enabled = parts.feeds().enabled();
            for (Feed feed : named) {
                if (!enabled.contains(feed)) {
                    throw new UsageException(feed.id() + " is not enabled; say postern intel enable " + feed.id());
                }
            }
            if (enabled.isEmpty()) {
                IntelOption.say("no feed is enabled; say postern intel enable recommended");
                return ExitCode.OK;
            }
            return update(parts, named.isEmpty() ? enabled : named);
        } catch (IOException e) {
            IntelOption.say("feeds: " + Reason.of(e));
            return ExitCode.FAILED;
        }
    }

    private int update(IntelParts parts, List<Feed> feeds) throws IOException, InterruptedException {
        Map<String, Result> results = new HashMap<>();
        try (Closeable lock = parts.folder().lock()) {
            if (lock == null) {
                IntelOption.say("another Postern fetches just now; see postern intel status");
                return ExitCode.FAILED;
            }
            FeedRefresh refresh = parts.refresh();
            for (Feed feed : feeds) {
                results.put(feed.id(), refresh.refresh(feed, accept));
            }
        }
        Columns table = new Columns().row("feed", "result", "entries", "");
        for (FeedStatus status : parts.feeds().status()) {
            Result result = results.get(status.feed().id());
            if (result != null) {
                table.row(
                        status.feed().id(),
                        result.name().toLowerCase(Locale.ROOT),
                        IntelStatusCommand.entries(status),
                        result == Result.FAILED ? status.error() : status.notes());
            }
        }
        table.print();
        return results.containsValue(Result.FAILED) ? ExitCode.FAILED : ExitCode.OK;
    }
}
