// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.episode.Attempt;
import dev.postern.kernel.episode.Episode;
import dev.postern.kernel.episode.EpisodeKey;
import dev.postern.kernel.episode.Opening;
import dev.postern.kernel.failure.FailureReports;
import dev.postern.kernel.move.PossibleMove;
import dev.postern.kernel.novelty.Score;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.profile.Quarantine;
import dev.postern.kernel.profile.UserProfile;
import org.jspecify.annotations.Nullable;

/**
 * Episodes of unusual successful logins, one a user. While one of Medium severity or more is open, nothing is learnt from logins of
 * its sources, so that an attacker does not become normal by staying; see {@link Quarantine} for how long.
 */
final class Incidents {

    /** Failures that make a consistent pattern. */
    private static final int CONSISTENT = 10;
    /** After a longer pause it is an incident of its own: people may have put the one before away. */
    private static final long PAUSE_MICROS = 3 * EventTime.DAY_MICROS;

    private final Policy policy;
    private final FailureReports reports;

    Incidents(Policy policy, FailureReports reports) {
        this.policy = policy;
        this.reports = reports;
    }

    /** Whether nothing may be learnt from the logins of this episode. */
    private static boolean isPoisonous(Episode episode) {
        return !episode.isLearning() && episode.severity().compareTo(Severity.MEDIUM) >= 0;
    }

    private static boolean isQuarantined(LoginEvent event, Origin origin, InstanceState instance) {
        return instance.profile.quarantine().holds(InstanceProfile.nameOf(event), origin.network(), event.timeMicros());
    }

    /** How a login stands to the user's open incident. */
    enum Membership {
        NONE,
        /** Part of it, and of a kind that becomes normal. */
        LEARNT,
        /** Part of it, and not to be learnt. */
        QUARANTINED
    }

    /** What is kept from being learnt is the same incident for longer: whoever comes every other day is not told of each time. */
    private static boolean continues(Episode incident, long now) {
        return !incident.isClosed()
                && now - incident.lastMicros() <= PAUSE_MICROS
                && !WrongClock.ranAhead(incident.lastMicros(), now);
    }

    /** Adds the login to the user's open incident if it comes from one of its sources. */
    Membership join(LoginEvent event, Origin origin, UserProfile user, InstanceState instance) {
        Episode incident = user.incident();
        if (incident == null) {
            return Membership.NONE;
        }
        long now = event.timeMicros();
        if (!incident.involves(origin)) {
            return Membership.NONE;
        }
        boolean poisonous = isPoisonous(incident) && isQuarantined(event, origin, instance);
        boolean open = poisonous
                ? continues(incident, now)
                : incident.isOpen(now) && now - incident.startMicros() <= EventTime.DAY_MICROS;
        if (!open) {
            user.incident(null);
            return Membership.NONE;
        }
        incident.add(event, origin, instance.profile.baseline());
        instance.episodes.changed(incident, now);
        return poisonous ? Membership.QUARANTINED : Membership.LEARNT;
    }

    /**
     * Raises an unusual login.
     *
     * @return whether the login must not be learnt
     */
    boolean raise(LoginEvent event, Origin origin, String name, Score score, boolean ready, InstanceState instance) {
        long now = event.timeMicros();
        EpisodeKey key = key(name);
        Episode episode = instance.episodes.find(key, now);
        Episode failed = reports.failuresBefore(event, origin, instance.desk);
        boolean confirmed = !event.is(Mark.UNCONFIRMED);
        Severity severity = confirmed ? severity(origin, failed) : Severity.LOW;
        boolean graver = episode == null || severity.compareTo(episode.severity()) > 0;
        if (episode == null) {
            Opening opening = Opening.with(event, origin, severity);
            episode = instance.episodes.open(key, opening, policy, instance.profile.baseline(), now);
        }
        graver |= episode.isLearning() && ready;
        episode.raise(severity);
        episode.learning(!ready, now);
        episode.add(event, origin, instance.profile.baseline());
        if (failed != null) {
            episode.relate(failed);
        }
        if (!confirmed) {
            episode.note("unconfirmed", "the log does not tell for sure that the login succeeded");
        }
        show(score, episode, event, origin);
        if (graver) {
            instance.episodes.showNow(episode);
        } else {
            instance.episodes.changed(episode, now);
        }
        UserProfile user = instance.profile.user(name);
        if (user != null) {
            user.incident(episode);
        }
        return isPoisonous(episode) && isQuarantined(event, origin, instance);
    }

    /**
     * Takes an unusual login that has been added to the episode of its user's movement through several databases.
     *
     * @return whether the login must not be learnt
     */
    boolean joinMovement(Episode movement, Score score, LoginEvent event, Origin origin, InstanceState instance) {
        Episode own = instance.episodes.find(key(InstanceProfile.nameOf(event)), event.timeMicros());
        if (own != null) {
            movement.relate(own);
        }
        show(score, movement, event, origin);
        return isPoisonous(movement) && isQuarantined(event, origin, instance);
    }

    /** Raises what was held, or notes that the application has moved. */
    void decide(PossibleMove held, long nowMicros, InstanceState instance) {
        boolean moved = held.hasMoved();
        EpisodeKey key = moved
                ? EpisodeKey.together(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN, "moved " + held.user())
                : key(held.user());
        Episode episode = instance.episodes.find(key, nowMicros);
        if (episode == null) {
            Attempt first = held.first();
            Opening opening = Opening.with(first.event(), first.origin(), Severity.LOW);
            episode = instance.episodes.open(key, opening, policy, instance.profile.baseline(), nowMicros);
        }
        episode.learning(false, nowMicros);
        for (Attempt attempt : held.attempts()) {
            episode.add(attempt.event(), attempt.origin(), instance.profile.baseline());
        }
        show(held.score(), episode, held.first().event(), held.first().origin());
        UserProfile user = instance.profile.user(held.user());
        if (moved) {
            episode.explained("application-moved");
        } else if (user != null) {
            user.incident(episode);
        }
        instance.episodes.showNow(episode);
    }

    /** GuardDuty's table: Low from inside, Medium from outside, High from outside after a consistent pattern of failures. */
    private static Severity severity(Origin origin, @Nullable Episode failed) {
        if (!origin.isPublic()) {
            return Severity.LOW;
        }
        boolean consistent = failed != null && failed.isFromPublic() && failed.count(Outcome.FAILED) >= CONSISTENT;
        return consistent ? Severity.HIGH : Severity.MEDIUM;
    }

    /** Ties the open episode of a user to the profile that its first, learnt login has made. */
    void remember(String name, InstanceState instance, long now) {
        UserProfile user = instance.profile.user(name);
        if (user != null && user.incident() == null && user.logins() == 1) {
            user.incident(instance.episodes.find(key(name), now));
        }
    }

    /** Puts a score and its words on an episode. */
    static void show(Score score, Episode episode, LoginEvent event, Origin origin) {
        if (score.bits() > episode.bits()) {
            episode.score(score.bits(), score.factors(), event, origin);
        }
        score.patterns().forEach(episode::pattern);
    }

    private static EpisodeKey key(String name) {
        return EpisodeKey.user(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN, name);
    }
}
