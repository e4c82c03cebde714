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

/** {@code postern intel disable}: takes back {@code enable}. */
@Command(
        name = "disable",
        mixinStandardHelpOptions = true,
        description = "Stops fetching and using feeds that were enabled by command.")
final class IntelDisableCommand implements Callable<Integer> {
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
        try {
            Set<String> enabled = parts.folder().enabled();
            for (String id : ids) {
                disable(id, enabled, parts.feeds());
            }
            parts.folder().enable(enabled);
            List<String> left = parts.feeds().enabled().stream().map(Feed::id).toList();
            System.out.println(left.isEmpty() ? "no feed is enabled" : "enabled: " + String.join(", ", left));
            if (ids.stream().anyMatch(left::contains)) {
                IntelOption.say("the configuration enables some of these; change it there");
                return ExitCode.FAILED;
            }
            return ExitCode.OK;
        } catch (IOException e) {
            IntelOption.say("feeds: " + Reason.of(e));
            return ExitCode.FAILED;
        }
    }

    /** One of the recommended feeds can be taken out of them. */
    private static void disable(String id, Set<String> enabled, FeedSet feeds) {
        if (id.equals(FeedSet.RECOMMENDED)) {
            enabled.remove(id);
            return;
        }
        boolean recommended = IntelOption.named(feeds, List.of(id)).get(0).recommended();
        if (recommended && enabled.remove(FeedSet.RECOMMENDED)) {
            feeds.known().stream().filter(Feed::recommended).map(Feed::id).forEach(enabled::add);
        }
        enabled.remove(id);
    }
}
