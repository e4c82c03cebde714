// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.Incidents.Membership;
import dev.postern.kernel.episode.Attempt;
import dev.postern.kernel.episode.Decoys;
import dev.postern.kernel.episode.Episode;
import dev.postern.kernel.failure.FailureDetector;
import dev.postern.kernel.failure.FailureReports;
import dev.postern.kernel.feedback.Expectations;
import dev.postern.kernel.feedback.Expected;
import dev.postern.kernel.listed.ListedAddresses;
import dev.postern.kernel.move.PossibleMove;
import dev.postern.kernel.novelty.Novelty;
import dev.postern.kernel.novelty.Score;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.profile.InstanceProfile.Recall;
import dev.postern.kernel.profile.PeerGroup;
import dev.postern.kernel.profile.Traits;
import dev.postern.kernel.profile.UserProfile;
import dev.postern.kernel.reach.ReachDetector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes one login attempt through the detectors. Lists decide alone; a success is then a guesser's, or unusual, or learnt. It is
 * judged first and learnt after, and not learnt at all when it belongs to an incident.
 */
final class LoginJudge {

    private final Policy policy;
    private final Decoys decoys;
    private final ListedAddresses listed;
    private final FailureDetector failures;
    private final ReachDetector reach;
    private final Incidents incidents;

    LoginJudge(Policy policy, ReachDetector reach) {
        this.policy = policy;
        this.decoys = new Decoys(policy);
        this.listed = new ListedAddresses(policy);
        FailureReports reports = new FailureReports(policy);
        this.failures = new FailureDetector(reports);
        this.incidents = new Incidents(policy, reports);
        this.reach = reach;
    }

    /**
     * Judges an attempt.
     *
     * @param expectations what people have said to expect: of successful logins that nothing but their novelty speaks against
     */
    void judge(LoginEvent event, Origin origin, InstanceState instance, FleetState fleet, Expectations expectations) {
        if (isLeftAlone(event, origin)) {
            return;
        }
        InstanceProfile profile = instance.profile;
        profile.observe(event.timeMicros());
        boolean trusted = origin.listing() == ListKind.TRUSTED;
        if (!trusted && decoys.isOne(event)) {
            decoys.used(event, origin, instance.episodes, profile.baseline());
            if (event.outcome() == Outcome.SUCCESS && !isListed(origin)) {
                return; // nothing of it becomes normal
            }
        }
        if (isListed(origin)) {
            listed(event, origin, instance, fleet);
            return;
        }
        switch (event.outcome()) {
            case SUCCESS ->
                succeeded(event, origin, trusted, instance, fleet, trusted ? null : expectations.met(event, origin));
            case FAILED -> {
                if (!trusted
                        && !event.is(Mark.BENIGN)
                        && failures.failed(event, origin, instance.failures, instance.desk)) {
                    reach.touched(event, origin, profile, fleet.profile, fleet.reach);
                }
            }
            case INCOMPLETE -> {
                if (!trusted && !event.is(Mark.BENIGN)) {
                    reach.touched(event, origin, profile, fleet.profile, fleet.reach);
                }
            }
        }
    }

    private static boolean isLeftAlone(LoginEvent event, Origin origin) {
        return event.is(Mark.POOLED) || (event.is(Mark.INTERNAL) && !origin.isPublic());
    }

    private static boolean isListed(Origin origin) {
        return origin.listing() != null && origin.listing() != ListKind.TRUSTED;
    }

    /** Whether a login from here belongs into the finding of a list. */
    static boolean belongsToList(LoginEvent event, Origin origin) {
        return isListed(origin) && !isLeftAlone(event, origin);
    }

    /** Adds a login that was judged before its address was listed. It is not scored: it may have been learnt by now. */
    void earlier(LoginEvent event, Origin origin, long nowMicros, InstanceState instance) {
        Episode episode = listed.earlier(event, origin, nowMicros, instance.episodes, instance.profile.baseline());
        instance.episodes.showNow(episode);
    }

    private void listed(LoginEvent event, Origin origin, InstanceState instance, FleetState fleet) {
        Episode episode = listed.attempt(event, origin, instance.episodes, instance.profile.baseline());
        if (event.outcome() == Outcome.SUCCESS) {
            String name = InstanceProfile.nameOf(event);
            Traits traits = instance.profile.traits(event, origin);
            UserProfile user = instance.profile.user(name);
            Score score = Novelty.score(
                    traits, origin, name, event.timeMicros(), user, instance.profile, fleet.profile, null);
            Incidents.show(score, episode, event, origin);
        }
        instance.episodes.changed(episode, event.timeMicros());
    }

    private void succeeded(
            LoginEvent event,
            Origin origin,
            boolean trusted,
            InstanceState instance,
            FleetState fleet,
            @Nullable Expected expected) {
        InstanceProfile profile = instance.profile;
        String name = InstanceProfile.nameOf(event);
        UserProfile user = profile.user(name);
        instance.moves.succeeded(event, name, origin);
        Membership membership = user == null || trusted || expected != null
                ? Membership.NONE
                : incidents.join(event, origin, user, instance);
        if (membership == Membership.QUARANTINED) {
            return;
        }
        Recall recall = user == null ? Recall.NEW : profile.recall(user, event);
        if (recall == Recall.COUNTED) {
            return;
        }
        // A person's login is looked at each hour, since the hour may be what is unusual of it.
        boolean known = user != null && user.group() == PeerGroup.MACHINE && recall == Recall.KNOWN;
        Traits traits = profile.traits(event, origin);
        boolean learnt = trusted || membership == Membership.LEARNT || known;
        if (learnt || mayBeLearnt(event, origin, traits, name, user, instance, fleet, expected)) {
            profile.learn(event, origin, traits, fleet.profile);
            if (!learnt) {
                incidents.remember(name, instance, event.timeMicros());
            }
        }
    }

    /** Judges a success, raises what is unusual, and returns whether the login may become normal. */
    private boolean mayBeLearnt(
            LoginEvent event,
            Origin origin,
            Traits traits,
            String name,
            @Nullable UserProfile user,
            InstanceState instance,
            FleetState fleet,
            @Nullable Expected expected) {
        long now = event.timeMicros();
        InstanceProfile profile = instance.profile;
        Score asLearnt = Novelty.score(traits, origin, name, now, user, profile, fleet.profile, null);
        // What would be silent in any case becomes normal in the usual way, whatever anybody has said.
        boolean counts = expected != null && (asLearnt.raises() || mayHaveMoved(user, origin, asLearnt));
        Score score =
                counts ? Novelty.score(traits, origin, name, now, user, profile, fleet.profile, expected) : asLearnt;
        Episode guessed = failures.succeeded(event, origin, instance.failures, instance.desk);
        if (guessed != null) {
            Incidents.show(score, guessed, event, origin);
            instance.episodes.changed(guessed, now);
            return false;
        }
        boolean ready = profile.isReady(user, now, policy.learning());
        if (ready && mayHaveMoved(user, origin, score) && instance.moves.hold(event, name, origin, score)) {
            return true;
        }
        if (!score.raises()) {
            double strangeness = score.strangeness();
            if (ready && strangeness > 1) {
                reach.entered(event, origin, name, strangeness, false, profile.baseline(), fleet.reach);
            }
            return !counts; // what is only expected is not learnt: it ends when somebody takes that back
        }
        if (!ready) {
            profile.wouldRaise(user, now, policy.learning());
            return !incidents.raise(event, origin, name, score, false, instance);
        }
        double bits = Math.max(0, score.bits());
        Episode movement = reach.entered(event, origin, name, bits, true, profile.baseline(), fleet.reach);
        boolean keptOut = movement == null
                ? incidents.raise(event, origin, name, score, true, instance)
                : incidents.joinMovement(movement, score, event, origin, instance);
        return !keptOut || asLearnt.mayBecomeNormal();
    }

    /** Whether it may be the first login of an application from where it has moved to. */
    private static boolean mayHaveMoved(@Nullable UserProfile user, Origin origin, Score score) {
        return user != null
                && user.group() == PeerGroup.MACHINE
                && !origin.isPublic()
                && origin.ip() != null
                && score.isAboutNetworkAlone();
    }

    /** Decides what has been held until now. */
    void advance(long nowMicros, InstanceState instance) {
        for (PossibleMove held : instance.moves.decided(nowMicros)) {
            incidents.decide(held, nowMicros, instance);
        }
    }

    /** Decides what is held at the end of the input: what would have raised without a hold, raises. */
    void finish(InstanceState instance) {
        for (PossibleMove held : instance.moves.decided(Long.MAX_VALUE)) {
            if (held.score().raises() || held.hasMoved()) {
                List<Attempt> attempts = held.attempts();
                incidents.decide(held, attempts.get(attempts.size() - 1).event().timeMicros(), instance);
            }
        }
    }
}
