// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.failure;

import static dev.postern.kernel.FindingType.ANOMALOUS_FAILED_LOGIN;
import static dev.postern.kernel.FindingType.SUCCESSFUL_BRUTE_FORCE;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Policy;
import dev.postern.kernel.Severity;
import dev.postern.kernel.episode.Episode;
import dev.postern.kernel.episode.EpisodeKey;
import dev.postern.kernel.episode.EpisodeKey.Sharing;
import dev.postern.kernel.episode.Episodes;
import dev.postern.kernel.episode.Opening;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.profile.Trait;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Turns alarms of failure streams into episodes. A source that alarms has its own episode, or shares that of another which failed
 * under the same one name within a day: after that day a new source is a new finding, so that the endless noise on a well-known
 * name does not swallow an attack.
 */
public final class FailureReports {

    /** What an alarm is reported to: the episodes of an instance, and its profile. */
    public record Desk(Episodes episodes, InstanceProfile profile) {}

    /** After this long even a guesser's logins are taken for the new normal. */
    private static final long QUARANTINE_MICROS = 14 * EventTime.DAY_MICROS;

    private final Policy policy;

    public FailureReports(Policy policy) {
        this.policy = policy;
    }

    /** Adds the failure to the open episode that it belongs to; false when there is none that explains it whole. */
    boolean addToOpen(LoginEvent event, Origin origin, String name, Source source, Desk desk) {
        long now = event.timeMicros();
        Episode episode = desk.episodes.find(bySource(origin), now);
        if (episode == null) {
            Episode ofUser = desk.episodes.find(byUser(name), now);
            if (ofUser != null
                    && ofUser.shared() == Sharing.USER
                    && (isYoung(ofUser, now) || ofUser.involves(origin))) {
                episode = ofUser;
            }
        }
        if (episode != null) {
            add(event, origin, episode, source, desk);
            return true;
        }
        Episode ofInstance = desk.episodes.find(EpisodeKey.instance(ANOMALOUS_FAILED_LOGIN), now);
        if (ofInstance != null) {
            // It shares nothing but the time with the rest, so the streams keep weighing it for itself.
            add(event, origin, ofInstance, source, desk);
        }
        return false;
    }

    private static void add(LoginEvent event, Origin origin, Episode episode, @Nullable Source source, Desk desk) {
        long now = event.timeMicros();
        episode.add(event, origin, desk.profile.baseline());
        boolean guessing = source != null && source.isGuessing(now);
        if (guessing && event.is(Mark.CREDENTIALS_VALID)) {
            episode.pattern("password-found");
            episode.note("passwordFound", "the credentials of " + InstanceProfile.nameOf(event) + " were right");
            desk.episodes.showNow(episode);
        } else if (source != null
                && !origin.isPublic()
                && source.names(now) == 1
                && source.isSteady()
                && desk.profile.all().knows(Trait.NETWORK, origin.network())) {
            episode.pattern("likely-misconfiguration");
        }
        desk.episodes.changed(episode, now);
    }

    void sourceAlarm(LoginEvent event, Origin origin, Source source, Desk desk) {
        long now = event.timeMicros();
        ArrayDeque<FailureStream.Pending> pending = source.stream.pending();
        String name = oneName(pending);
        Episode episode = null;
        if (name != null) {
            Episode ofUser = desk.episodes.find(byUser(name), now);
            if (ofUser != null && isYoung(ofUser, now)) {
                episode = ofUser;
                episode.widen();
                desk.episodes.join(bySource(origin), episode, now);
            }
        }
        if (episode == null) {
            episode = open(bySource(origin), pending, event, origin, desk);
            if (name != null) {
                desk.episodes.join(byUser(name), episode, now);
            }
        }
        report(episode, source.stream, source, desk);
    }

    void userAlarm(LoginEvent event, Origin origin, String name, FailureStream stream, Desk desk) {
        Episode episode = desk.episodes.find(byUser(name), event.timeMicros());
        if (episode == null) {
            episode = open(byUser(name), stream.pending(), event, origin, desk);
        } else {
            episode.widen();
        }
        report(episode, stream, null, desk);
    }

    void instanceAlarm(LoginEvent event, Origin origin, FailureStream stream, Desk desk) {
        EpisodeKey key = EpisodeKey.instance(ANOMALOUS_FAILED_LOGIN);
        Episode episode = desk.episodes.find(key, event.timeMicros());
        if (episode == null) {
            episode = open(key, stream.pending(), event, origin, desk);
            report(episode, stream, null, desk);
        } else {
            stream.reset();
        }
    }

    private Episode open(
            EpisodeKey key, ArrayDeque<FailureStream.Pending> pending, LoginEvent event, Origin origin, Desk desk) {
        long start = pending.isEmpty()
                ? event.timeMicros()
                : pending.getFirst().event().timeMicros();
        Opening opening = new Opening(event.instance(), event.engine(), origin, Severity.LOW, start);
        return desk.episodes.open(key, opening, policy, desk.profile.baseline(), event.timeMicros());
    }

    private static void report(Episode episode, FailureStream stream, @Nullable Source source, Desk desk) {
        for (FailureStream.Pending attempt : stream.pending()) {
            add(attempt.event(), attempt.origin(), episode, source, desk);
        }
        stream.reset();
        desk.episodes.showNow(episode);
    }

    /** Reports a success after guessing; High from public addresses, Medium from private ones. */
    Episode bruteForced(LoginEvent event, Origin origin, FailureStream stream, Desk desk) {
        long now = event.timeMicros();
        EpisodeKey key = EpisodeKey.source(SUCCESSFUL_BRUTE_FORCE, origin.source());
        Episode episode = desk.episodes.find(key, now);
        if (episode == null) {
            Severity severity = origin.isPublic() ? Severity.HIGH : Severity.MEDIUM;
            Opening opening = Opening.with(event, origin, severity);
            episode = desk.episodes.open(key, opening, policy, desk.profile.baseline(), now);
            Episode failed = failuresBefore(event, origin, desk);
            if (failed != null) {
                episode.absorb(failed);
            }
            for (FailureStream.Pending attempt : stream.pending()) {
                episode.add(attempt.event(), attempt.origin(), desk.profile.baseline());
            }
        }
        episode.add(event, origin, desk.profile.baseline());
        return episode;
    }

    /** Whether the source has an open brute-force episode. */
    boolean isBruteForcer(LoginEvent event, Origin origin, Desk desk) {
        long now = event.timeMicros();
        Episode open = desk.episodes.find(EpisodeKey.source(SUCCESSFUL_BRUTE_FORCE, origin.source()), now);
        return open != null && now - open.startMicros() <= QUARANTINE_MICROS;
    }

    /** The open episode of failures from this source, or under this name, or null. */
    public @Nullable Episode failuresBefore(LoginEvent event, Origin origin, Desk desk) {
        Episode failed = desk.episodes.find(bySource(origin), event.timeMicros());
        return failed != null ? failed : desk.episodes.find(byUser(InstanceProfile.nameOf(event)), event.timeMicros());
    }

    private static EpisodeKey bySource(Origin origin) {
        return EpisodeKey.source(ANOMALOUS_FAILED_LOGIN, origin.source());
    }

    private static EpisodeKey byUser(String name) {
        return EpisodeKey.user(ANOMALOUS_FAILED_LOGIN, name);
    }

    private static boolean isYoung(Episode episode, long now) {
        return now - episode.startMicros() <= EventTime.DAY_MICROS;
    }

    /** The name that all attempts share, or null. */
    private static @Nullable String oneName(ArrayDeque<FailureStream.Pending> pending) {
        String name = null;
        for (FailureStream.Pending attempt : pending) {
            String other = InstanceProfile.nameOf(attempt.event());
            if (name != null && !name.equals(other)) {
                return null;
            }
            name = other;
        }
        return name;
    }
}
