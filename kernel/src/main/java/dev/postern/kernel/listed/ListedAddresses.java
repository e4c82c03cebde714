// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.listed;

import dev.postern.kernel.FindingType;
import dev.postern.kernel.ListKind;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Policy;
import dev.postern.kernel.Severity;
import dev.postern.kernel.episode.Baseline;
import dev.postern.kernel.episode.Episode;
import dev.postern.kernel.episode.EpisodeKey;
import dev.postern.kernel.episode.Episodes;
import dev.postern.kernel.episode.Opening;
import dev.postern.kernel.origin.Origin;

/**
 * Findings from Tor and threat lists. One episode holds the attempts of one source that ended alike. Severities are GuardDuty's:
 * success High, failure and probe Medium.
 *
 * <p>A success that the log does not confirm ({@link Mark#UNCONFIRMED}) was an attempt for sure and no more: it counts in the
 * failed-login finding, which says so, since a High finding must rest on something that happened.
 */
public final class ListedAddresses {

    private final Policy policy;

    public ListedAddresses(Policy policy) {
        this.policy = policy;
    }

    /** Adds an attempt from a listed, untrusted address to its episode and returns that, not yet announced as changed. */
    public Episode attempt(LoginEvent event, Origin origin, Episodes episodes, Baseline baseline) {
        return attempt(event, origin, event.timeMicros(), episodes, baseline);
    }

    /**
     * As {@link #attempt}, of a login that was judged before its address came onto the list.
     *
     * @param nowMicros time of the latest input
     */
    public Episode earlier(LoginEvent event, Origin origin, long nowMicros, Episodes episodes, Baseline baseline) {
        Episode episode = attempt(event, origin, nowMicros, episodes, baseline);
        episode.matchedLater(event.timeMicros(), nowMicros);
        return episode;
    }

    /** Time of the last attempt of the source that is in an open finding of a list; {@link Long#MIN_VALUE} when none is. */
    public static long matchedThrough(Origin origin, Episodes episodes, long nowMicros) {
        long last = Long.MIN_VALUE;
        for (Outcome outcome : Outcome.values()) {
            for (boolean tor : new boolean[] {true, false}) {
                Episode episode = episodes.find(EpisodeKey.source(type(tor, outcome), origin.exact()), nowMicros);
                last = episode == null ? last : Math.max(last, episode.lastMicros());
            }
        }
        return last;
    }

    private Episode attempt(LoginEvent event, Origin origin, long now, Episodes episodes, Baseline baseline) {
        boolean tor = origin.listing() == ListKind.TOR;
        boolean unconfirmed = event.outcome() == Outcome.SUCCESS && event.is(Mark.UNCONFIRMED);
        Outcome shownAs = unconfirmed ? Outcome.FAILED : event.outcome();
        EpisodeKey key = EpisodeKey.source(type(tor, shownAs), origin.exact());
        Episode episode = episodes.find(key, now);
        if (episode == null) {
            Severity severity = shownAs == Outcome.SUCCESS ? Severity.HIGH : Severity.MEDIUM;
            episode = episodes.open(key, Opening.with(event, origin, severity), policy, baseline, now);
            linkEarlier(episode, tor, shownAs, origin, episodes, now);
        }
        episode.add(event, origin, baseline);
        episode.evidence(origin.lists());
        if (unconfirmed) {
            episode.note("unconfirmed", "the log does not tell whether some of these logins succeeded");
        }
        return episode;
    }

    private static void linkEarlier(
            Episode episode, boolean tor, Outcome outcome, Origin origin, Episodes episodes, long now) {
        for (Outcome earlier : Outcome.values()) {
            if (earlier.compareTo(outcome) > 0) {
                Episode before = episodes.find(EpisodeKey.source(type(tor, earlier), origin.exact()), now);
                if (before != null) {
                    episode.relate(before);
                }
            }
        }
    }

    private static FindingType type(boolean tor, Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> tor ? FindingType.TOR_SUCCESSFUL_LOGIN : FindingType.MALICIOUS_IP_SUCCESSFUL_LOGIN;
            case FAILED -> tor ? FindingType.TOR_FAILED_LOGIN : FindingType.MALICIOUS_IP_FAILED_LOGIN;
            case INCOMPLETE -> tor ? FindingType.TOR_DISCOVERY : FindingType.MALICIOUS_IP_DISCOVERY;
        };
    }
}
