// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import dev.postern.console.overview.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Tells the console what the status says. */
public record ConsoleHealth(Supplier<Status> status) implements Health {
    private static final int LATEST = 3;

    @Override
    public Report now() {
        Status now = status.get();
        List<String> troubles = new ArrayList<>(now.notReady());
        List<Status.Problem> problems = now.problems();
        problems.subList(Math.max(0, problems.size() - LATEST), problems.size())
                .forEach(problem -> troubles.add(problem.text()));
        return new Report(
                troubles,
                now.feeds().stream()
                        .map(feed -> new Feed(feed.id(), feed.entries(), feed.checkedAt(), feed.trouble()))
                        .toList());
    }
}
