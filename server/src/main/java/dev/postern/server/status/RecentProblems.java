// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import dev.postern.server.status.Status.Problem;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the last 20 problems for people to see. Safe for use by several threads. */
public final class RecentProblems implements Consumer<String> {
    private static final int MOST = 20;
    private static final int LONGEST = 1_000;

    private final InstantSource clock;
    private final Deque<Problem> problems = new ArrayDeque<>(MOST + 1);

    public RecentProblems(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes a problem in words; what is beyond 1,000 characters is cut. */
    @Override
    public synchronized void accept(String text) {
        problems.addLast(
                new Problem(clock.instant(), text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…"));
        if (problems.size() > MOST) {
            problems.removeFirst();
        }
    }

    /** Those kept, oldest first. */
    public synchronized List<Problem> all() {
        return List.copyOf(problems);
    }
}
