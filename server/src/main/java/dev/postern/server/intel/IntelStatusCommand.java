// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import dev.postern.monitor.feeds.FeedStatus;
import dev.postern.server.ExitCode;
import dev.postern.server.source.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern intel status}: how the enabled feeds are doing. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Tells how the enabled feeds are doing, also when no Postern is running.",
            "Exit codes: 0 all are well; 1 some are stale or could not be had; 2 wrong usage."
        })
final class IntelStatusCommand implements Callable<Integer> {
    @Mixin
    private final IntelOption option = new IntelOption();

    @Override
    public Integer call() {
        try {
            List<FeedStatus> all = option.parts().feeds().status();
            if (all.isEmpty()) {
                System.out.println("no feed is enabled; see postern intel list");
                return ExitCode.OK;
            }
            Instant now = Instant.now();
            Columns table = new Columns().row("feed", "state", "entries", "checked", "changed", "licence", "");
            for (FeedStatus feed : all) {
                table.row(
                        feed.feed().id(),
                        state(feed, now),
                        entries(feed),
                        ago(feed.checkedAt(), now),
                        ago(feed.changedAt(), now),
                        feed.feed().licence(),
                        feed.error().isEmpty() ? feed.notes() : feed.error());
            }
            table.print();
            boolean trouble = all.stream().anyMatch(feed -> feed.trouble(now) != null);
            return trouble ? ExitCode.FAILED : ExitCode.OK;
        } catch (IOException e) {
            IntelOption.say("feeds: " + Reason.of(e));
            return ExitCode.FAILED;
        }
    }

    private static String state(FeedStatus feed, Instant now) {
        if (feed.changedAt() == null) {
            return feed.failures() == 0 ? "not fetched yet" : "failing, no copy";
        }
        if (feed.isStale(now)) {
            return "stale";
        }
        return feed.failures() == 0 ? "fresh" : "failing";
    }

    /** Their number; a hyphen where they are not counted. */
    static String entries(FeedStatus feed) {
        return feed.changedAt() == null || feed.entries() < 0 ? "-" : Long.toString(feed.entries());
    }

    private static String ago(@Nullable Instant time, Instant now) {
        if (time == null) {
            return "never";
        }
        Duration age = Duration.between(time, now);
        if (age.toDays() > 0) {
            return age.toDays() + " d ago";
        }
        return age.toHours() > 0 ? age.toHours() + " h ago" : Math.max(0, age.toMinutes()) + " min ago";
    }
}
