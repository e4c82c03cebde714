// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.failure;

import static dev.postern.kernel.FindingType.ANOMALOUS_FAILED_LOGIN;
import static dev.postern.kernel.FindingType.SUCCESSFUL_BRUTE_FORCE;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Policy;
import dev.postern.kernel.Severity;
import dev.postern.kernel.episode.Attempt;
import dev.postern.kernel.episode.Episode;
import dev.postern.kernel.episode.EpisodeKey;
import dev.postern.kernel.episode.EpisodeKey.Sharing;
import dev.postern.kernel.episode.Episodes;
import dev.postern.kernel.episode.Opening;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.profile.InstanceProfile;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Turns alarms of failure streams into episodes. A source that alarms has its own episode, or shares that of another which failed
 * under the same one name within a day, or that of the sources before it when several have alarmed one soon after the other: one
 * campaign is one finding. After a day a new source is a new finding, and so is one that fails much more than the others: noise does
 * not swallow an attack.
 */
public final class FailureReports {

    /** What an alarm is reported to: the episodes of an instance, and its profile. */
    public record Desk(Episodes episodes, InstanceProfile profile) {}

    /** After this long even a guesser's logins are taken for the new normal. */
    private static final long QUARANTINE_MICROS = 14 * EventTime.DAY_MICROS;

    /** How much more than before is an attack of its own. */
    private static final double SURGE = 3;

    /** Sources that alarm no further apart than this may belong together. */
    private static final long SOON_MICROS = 3_600_000_000L;
    /** A source that shares an episode has one of its own from so many failures on, when it is a quarter of all. */
    private static final int STANDS_OUT = 100;

    private static final int ITS_SHARE = 4;

    private static final EpisodeKey ANY = EpisodeKey.instance(ANOMALOUS_FAILED_LOGIN);
    /** The episodes of the last two sources that alarmed and shared nothing with another. */
    private static final EpisodeKey LATEST = EpisodeKey.together(ANOMALOUS_FAILED_LOGIN, "latest");

    private static final EpisodeKey BEFORE = EpisodeKey.together(ANOMALOUS_FAILED_LOGIN, "before");

    private final Policy policy;

    public FailureReports(Policy policy) {
        this.policy = policy;
    }

    /**
     * Adds the failure to the open episode that it belongs to.
     *
     * @return what it shares with that episode, null when there is none. One from the same source is explained whole; else the
     *     streams of narrower scope must keep weighing it, or noise would swallow an attack.
     */
    @Nullable
    Sharing addToOpen(LoginEvent event, Origin origin, String name, Source source, Desk desk) {
        long now = event.timeMicros();
        Episode episode = desk.episodes.find(bySource(origin), now);
        if (episode != null) {
            if (standsOut(source, episode)
                    || (episode.isNote() && !Misconfiguration.explains(source, event, origin, desk.profile))) {
                Episode own = open(bySource(origin), new ArrayDeque<>(), event, origin, desk);
                own.relate(episode);
                episode = own;
                desk.episodes.showNow(own);
            }
            add(event, origin, episode, source, desk);
            return Sharing.SOURCE;
        }
        episode = desk.episodes.find(byUser(name), now);
        if (episode != null && episode.shared() == Sharing.USER) {
            add(event, origin, episode, source, desk);
            return Sharing.USER;
        }
        episode = desk.episodes.find(ANY, now);
        if (episode != null) {
            add(event, origin, episode, source, desk);
            return Sharing.INSTANCE;
        }
        return null;
    }

    private static boolean standsOut(Source source, Episode episode) {
        return episode.shared() != Sharing.SOURCE
                && isTimeToLook(source.failures())
                && ITS_SHARE * source.failures() >= episode.count(Outcome.FAILED);
    }

    /** At 100, 200, 400 and so on: one that has not failed so much when it came may have later. */
    private static boolean isTimeToLook(long failures) {
        return failures % STANDS_OUT == 0 && Long.bitCount(failures / STANDS_OUT) == 1;
    }

    private static void add(LoginEvent event, Origin origin, Episode episode, @Nullable Source source, Desk desk) {
        long now = event.timeMicros();
        episode.add(event, origin, desk.profile.baseline());
        boolean guessing = source != null && source.isGuessing(now);
        if (guessing && event.is(Mark.CREDENTIALS_VALID)) {
            episode.pattern("password-found");
            episode.note("passwordFound", "the credentials of " + InstanceProfile.nameOf(event) + " were right");
            desk.episodes.showNow(episode);
        }
        desk.episodes.changed(episode, now);
    }

    /** Reports a source; {@code counted} says whether its failures are already in an episode about their user. */
    void sourceAlarm(LoginEvent event, Origin origin, Source source, boolean counted, Desk desk) {
        long now = event.timeMicros();
        FailureStream stream = source.stream;
        String name = oneName(stream.pending());
        Episode ofUser = name == null ? null : desk.episodes.find(byUser(name), now);
        if (ofUser != null && (isYoung(ofUser, now) || (counted && isSlow(stream)))) {
            ofUser.widen();
            desk.episodes.join(bySource(origin), ofUser, now);
            if (counted) {
                stream.reset();
            } else {
                report(ofUser, stream, source, desk);
            }
            return;
        }
        if (Misconfiguration.explains(source, event, origin, desk.profile)) {
            Episode episode = open(bySource(origin), stream.pending(), event, origin, desk);
            episode.explained("likely-misconfiguration");
            report(episode, stream, source, desk);
            return;
        }
        Episode others = campaign(desk, now);
        if (others != null) {
            others.spread();
            desk.episodes.join(bySource(origin), others, now);
            report(others, stream, source, desk);
            return;
        }
        Episode latest = desk.episodes.find(LATEST, now);
        Episode episode = open(bySource(origin), stream.pending(), event, origin, desk);
        if (name != null) {
            desk.episodes.join(byUser(name), episode, now); // in place of one that is a day old
        }
        if (latest != null) {
            desk.episodes.join(BEFORE, latest, now);
        }
        desk.episodes.join(LATEST, episode, now);
        report(episode, stream, source, desk);
    }

    /**
     * The episode of the source before, when that has failed lately, and either it and the one before it have alarmed soon after each
     * other or many sources are known to fail since today.
     */
    private static @Nullable Episode campaign(Desk desk, long now) {
        Episode latest = desk.episodes.find(LATEST, now);
        if (latest == null || now - latest.lastMicros() > SOON_MICROS || !isYoung(latest, now)) {
            return null;
        }
        Episode before = desk.episodes.find(BEFORE, now);
        Episode any = desk.episodes.find(ANY, now);
        boolean third = before != null && latest.createdMicros() - before.createdMicros() <= SOON_MICROS;
        boolean ofMany = any != null && isYoung(any, now) && latest.startMicros() >= any.startMicros() - SOON_MICROS;
        return third || ofMany ? latest : null;
    }

    /** Reports several sources that try one existing user. */
    void userAlarm(LoginEvent event, Origin origin, String name, FailureStream stream, Desk desk) {
        long now = event.timeMicros();
        Episode episode = desk.episodes.find(byUser(name), now);
        Episode any = desk.episodes.find(ANY, now);
        if (episode == null && any != null && isYoung(any, now)) {
            stream.reset(); // one of the names that many sources try today
            return;
        }
        if (episode == null) {
            episode = open(byUser(name), stream.pending(), event, origin, desk);
        } else {
            episode.widen();
        }
        report(episode, stream, null, desk);
    }

    /**
     * Reports several sources that try any users. When that has been going on for a day, it is a new finding only if they have become
     * much more: an attack must stand out of the noise that was there before.
     */
    void instanceAlarm(LoginEvent event, Origin origin, FailureStream stream, Desk desk) {
        Episode before = desk.episodes.find(ANY, event.timeMicros());
        if (before != null && (isYoung(before, event.timeMicros()) || !isSurge(stream, before))) {
            stream.reset();
            return;
        }
        Episode episode = open(ANY, stream.pending(), event, origin, desk);
        if (before != null) {
            episode.relate(before);
        }
        report(episode, stream, null, desk);
    }

    private static boolean isSurge(FailureStream stream, Episode before) {
        long span = stream.pending().getLast().event().timeMicros()
                - stream.pending().getFirst().event().timeMicros();
        double rate = stream.pending().size() / (double) Math.max(1, span);
        double usual = before.count(Outcome.FAILED) / (double) Math.max(1, before.spanMicros());
        return rate > SURGE * usual;
    }

    private Episode open(EpisodeKey key, ArrayDeque<Attempt> pending, LoginEvent event, Origin origin, Desk desk) {
        long start = pending.isEmpty()
                ? event.timeMicros()
                : pending.getFirst().event().timeMicros();
        Opening opening = new Opening(event.instance(), event.engine(), origin, Severity.LOW, start);
        return desk.episodes.open(key, opening, policy, desk.profile.baseline(), event.timeMicros());
    }

    private static void report(Episode episode, FailureStream stream, @Nullable Source source, Desk desk) {
        for (Attempt attempt : stream.pending()) {
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
            for (Attempt attempt : stream.pending()) {
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

    /** Whether the attempts are so far apart that they are no attack of their own where many try the same name. */
    private static boolean isSlow(FailureStream stream) {
        long span = stream.pending().getLast().event().timeMicros()
                - stream.pending().getFirst().event().timeMicros();
        return span >= SOON_MICROS;
    }

    private static boolean isYoung(Episode episode, long now) {
        return now - episode.createdMicros() <= EventTime.DAY_MICROS;
    }

    /** The name that all attempts share, or null. */
    private static @Nullable String oneName(ArrayDeque<Attempt> pending) {
        String name = null;
        for (Attempt attempt : pending) {
            String other = InstanceProfile.nameOf(attempt.event());
            if (name != null && !name.equals(other)) {
                return null;
            }
            name = other;
        }
        return name;
    }
}
