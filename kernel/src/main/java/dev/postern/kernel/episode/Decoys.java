// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.FindingType;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Policy;
import dev.postern.kernel.Severity;
import dev.postern.kernel.origin.Origin;

/**
 * Findings from accounts that are there to be found: nobody has a reason to use them, so one attempt is enough, whether it succeeds
 * or not. One episode a source.
 */
public final class Decoys {

    private final Policy policy;

    public Decoys(Policy policy) {
        this.policy = policy;
    }

    /** Whether an attempt is made with a decoy. */
    public boolean isOne(LoginEvent event) {
        return event.user() != null && policy.decoyUsers().contains(event.user());
    }

    /** Adds the attempt to its source's episode. */
    public void used(LoginEvent event, Origin origin, Episodes episodes, Baseline baseline) {
        long now = event.timeMicros();
        EpisodeKey key = EpisodeKey.source(FindingType.DECOY_USER, origin.exact());
        Episode episode = episodes.find(key, now);
        boolean entered = event.outcome() == Outcome.SUCCESS;
        boolean first = episode == null || (entered && episode.count(Outcome.SUCCESS) == 0);
        if (episode == null) {
            episode = episodes.open(key, Opening.with(event, origin, Severity.HIGH), policy, baseline, now);
        }
        episode.add(event, origin, baseline);
        if (entered) {
            episode.pattern("decoy-entered");
        }
        if (first) {
            episodes.showNow(episode);
        } else {
            episodes.changed(episode, now);
        }
    }
}
