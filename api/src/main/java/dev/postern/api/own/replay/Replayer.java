// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.replay;

import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import java.util.List;

/** Lets detection look at history. Called by one thread. */
@FunctionalInterface
public interface Replayer {

    /**
     * Replays until the end, or until it is told to stop.
     *
     * @param scope account and region whose history it is
     * @throws ReplayException when nothing of it can be read
     */
    void replay(Scope scope, ReplayRequest request, Listener listener);

    /** Is told how it goes. */
    interface Listener {

        /** How far it is, 0 to 1, and how many logins it has looked at. */
        void reached(double share, long logins);

        /** Times of the earliest and the latest login that it has looked at, microseconds since the epoch. */
        void saw(long firstMicros, long lastMicros);

        /** States of findings, new and known ones. */
        void found(List<FindingState> findings);

        /** Something to know, in words; hostile where it quotes a log. */
        void note(String words);

        /** Whether to stop. */
        boolean isCancelled();
    }
}
