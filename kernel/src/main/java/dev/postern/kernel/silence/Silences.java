// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.silence;

import dev.postern.kernel.FindingType;
import dev.postern.kernel.Policy;
import dev.postern.kernel.Severity;
import dev.postern.kernel.episode.Baseline;
import dev.postern.kernel.episode.Episode;
import dev.postern.kernel.episode.EpisodeKey;
import dev.postern.kernel.episode.Episodes;
import dev.postern.kernel.episode.Opening;
import dev.postern.kernel.episode.Words;
import dev.postern.kernel.origin.Origin;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Findings of databases that nobody tries to log in to for unusually long: logging may have been switched off, or the log be lost
 * on its way. Where most databases fall silent at the same time, that is one finding: what they have in common has failed, or it
 * is a holiday.
 */
public final class Silences {
    private static final EpisodeKey KEY = EpisodeKey.instance(FindingType.TELEMETRY_SILENT);
    private static final int FEWEST_OF_A_FLEET = 3;
    private static final int MOST_NAMES = 20;

    private final Policy policy;
    private final Origin nowhere;

    /** @param nowhere the origin of what has no source */
    public Silences(Policy policy, Origin nowhere) {
        this.policy = policy;
        this.nowhere = nowhere;
    }

    /** A database, as far as its silence goes. */
    public record Listened(String instance, Presence presence, Episodes episodes, Baseline baseline) {}

    /**
     * Tells of databases that have fallen silent.
     *
     * @param fresh those whose silence was noticed now, in the order of their names
     * @param silent number of all that are silent
     * @param known number of all that have a habit
     */
    public void tell(List<Listened> fresh, int silent, int known, long atMicros) {
        if (silent >= FEWEST_OF_A_FLEET && 2 * silent > known) {
            tellTogether(fresh, silent, known, atMicros);
        } else {
            fresh.forEach(each -> tell(each, atMicros));
        }
        fresh.forEach(each -> each.presence().told());
    }

    private Episode tell(Listened each, long atMicros) {
        long since = each.presence().lastMicros();
        Episode episode = each.episodes().find(KEY, atMicros);
        if (episode == null) {
            Opening opening = new Opening(
                    each.instance(), Objects.requireNonNull(each.presence().engine()), nowhere, Severity.LOW, since);
            episode = each.episodes().open(KEY, opening, policy, each.baseline(), atMicros);
        }
        episode.note("silentSince", Words.minute(since));
        episode.note("silentFor", Words.span(atMicros - since));
        episode.note("longestKnownSilence", Words.span(each.presence().habit(atMicros)));
        episode.note("silentUntil", "not over yet");
        episode.occurred(since, atMicros);
        each.episodes().showNow(episode);
        return episode;
    }

    private void tellTogether(List<Listened> fresh, int silent, int known, long atMicros) {
        Episode episode = tell(fresh.get(0), atMicros);
        episode.pattern("fleet-silent");
        episode.note("silentDatabases", silent + " of " + known);
        episode.note(
                "databases",
                fresh.stream().limit(MOST_NAMES).map(Listened::instance).collect(Collectors.joining(", ")));
    }

    /** A silence that had been told is over. */
    public void ended(Listened each, long atMicros) {
        Episode episode = each.episodes().find(KEY, atMicros);
        if (episode != null) {
            episode.note("silentUntil", Words.minute(atMicros));
            episode.lasted(atMicros);
            each.episodes().showNow(episode);
        }
    }
}
