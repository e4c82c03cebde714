// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import dev.postern.monitor.feeds.Feed;
import dev.postern.monitor.feeds.FeedSet;
import dev.postern.server.ExitCode;
import dev.postern.server.source.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code postern intel enable}: has feeds fetched from now on. */
@Command(
        name = "enable",
        mixinStandardHelpOptions = true,
        description = {
            "Has feeds fetched from now on, beside those of the configuration. A Postern that is running begins within seconds.",
            "Names their publishers' terms: by enabling a feed you say that you keep to them."
        })
final class IntelEnableCommand implements Callable<Integer> {
    @Mixin
    private final IntelOption option = new IntelOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "FEED",
            description = "A feed of postern intel list, or recommended for all recommended ones.")
    private List<String> ids = List.of();

    @Override
    public Integer call() {
        IntelParts parts = option.parts();
        IntelOption.named(
                parts.feeds(),
                ids.stream().filter(id -> !id.equals(FeedSet.RECOMMENDED)).toList());
        try {
            Set<String> enabled = parts.folder().enabled();
            enabled.addAll(ids);
            parts.folder().enable(enabled);
            for (Feed feed : parts.feeds().enabled()) {
                System.out.println(feed.id() + ": " + feed.title() + " (" + feed.licence() + ")");
            }
            return ExitCode.OK;
        } catch (IOException e) {
            IntelOption.say("feeds: " + Reason.of(e));
            return ExitCode.FAILED;
        }
    }
}
