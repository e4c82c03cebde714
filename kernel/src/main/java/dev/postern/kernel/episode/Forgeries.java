// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.FindingType;
import dev.postern.kernel.Policy;
import dev.postern.kernel.Severity;
import dev.postern.kernel.TamperSignal;
import dev.postern.kernel.origin.Origin;

/** Findings from text that imitates log records: one episode a source. */
public final class Forgeries {

    private static final int MOST_LINES = 5;

    private final Policy policy;

    public Forgeries(Policy policy) {
        this.policy = policy;
    }

    /** Adds the signal to its source's episode. */
    public void signal(TamperSignal signal, Origin origin, Episodes episodes, Baseline baseline) {
        long now = signal.timeMicros();
        EpisodeKey key = EpisodeKey.source(FindingType.LOG_FORGERY, origin.exact());
        Episode episode = episodes.find(key, now);
        if (episode == null) {
            Opening opening = new Opening(signal.instance(), signal.engine(), origin, Severity.MEDIUM, now);
            episode = episodes.open(key, opening, policy, baseline, now);
            episode.note(
                    "firstLine", signal.source().file() + ":" + signal.source().line());
            episode.note("reason", signal.reason());
            episode.note("excerpt", Clip.text(signal.excerpt()));
            if (!origin.isTold()) {
                episode.note("source", "the log does not tell who sent it");
            }
        } else if (episode.signals < MOST_LINES) {
            String line = signal.source().file() + ":" + signal.source().line();
            episode.note("line" + (episode.signals + 1), line);
            episode.note("excerpt" + (episode.signals + 1), Clip.text(signal.excerpt()));
        }
        episode.sources.add(origin.exact());
        episode.occurred(now, now);
        episodes.changed(episode, now);
    }
}
