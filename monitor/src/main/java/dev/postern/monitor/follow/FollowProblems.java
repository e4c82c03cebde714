// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Problems that wait to be told; of very many, the first ones and how many more there were. */
final class FollowProblems {
    private static final int KEPT = 100;

    private final List<FollowProblem> kept = new ArrayList<>();
    private final Set<FollowProblem.Kind> told = EnumSet.noneOf(FollowProblem.Kind.class);
    private long more;

    void add(FollowProblem.Kind kind, String text) {
        if (kept.size() < KEPT) {
            kept.add(new FollowProblem(kind, text));
        } else {
            more++;
        }
    }

    /** Adds what is to be said once however long it lasts. */
    void addOnce(FollowProblem.Kind kind, String text) {
        if (told.add(kind)) {
            add(kind, text);
        }
    }

    List<FollowProblem> take() {
        List<FollowProblem> all = new ArrayList<>(kept);
        if (more > 0) {
            FollowProblem last = kept.get(kept.size() - 1);
            all.add(new FollowProblem(last.kind(), "and " + more + " further problems"));
        }
        kept.clear();
        more = 0;
        return all;
    }
}
