// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.reach;

import dev.postern.kernel.FindingType;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Policy;
import dev.postern.kernel.Severity;
import dev.postern.kernel.episode.Attempt;
import dev.postern.kernel.episode.Baseline;
import dev.postern.kernel.episode.Episode;
import dev.postern.kernel.episode.EpisodeKey;
import dev.postern.kernel.episode.Opening;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.FleetProfile;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.profile.Trait;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds sources that touch many databases, or one many times, without getting in; and sources that get into one after another.
 *
 * <p>Load balancers and monitoring do the same all day. From public addresses only clockwork is taken for that. An alarm about a
 * source inside waits five minutes, and up to twenty while it comes back: what has come back to its databases again and again by
 * then is a health check.
 */
public final class ReachDetector {

    private static final double SCAN = 5.5;
    private static final double UNKNOWN_NETWORK = 1.6;
    private static final double KNOWN_IN_FLEET = 1.0;
    private static final double KNOWN_HERE = 0.7;

    private static final int PUBLIC_BURST = 10;
    private static final long BURST_MICROS = 60_000_000L;
    /** Monitoring from outside is not in a hurry. */
    private static final long PUBLIC_BEAT_MICROS = 2_000_000L;

    private static final long PRIVATE_BEAT_MICROS = 500_000L;
    private static final long HELD_MICROS = 5 * 60_000_000L;
    private static final int MOST_LOOKS = 4;
    private static final int TWICE = 2;
    private static final int OFTEN = 4;
    /** More failures than this on each database are found there, for themselves. */
    private static final int FEW_FAILURES = 5;

    private static final double MOVEMENT_BITS = 7;
    private static final int MOVEMENT_DATABASES = 3;
    /** So many databases on each of which a login of one user from one source is a finding are one finding from then on. */
    private static final int RAISED_DATABASES = 2;

    private final Policy policy;

    public ReachDetector(Policy policy) {
        this.policy = policy;
    }

    /** Takes an incomplete connection or an unfamiliar failure from an unlisted source. */
    public void touched(LoginEvent event, Origin origin, InstanceProfile instance, FleetProfile fleet, Reach reach) {
        long now = event.timeMicros();
        boolean knownHere = instance.all().knows(Trait.NETWORK, origin.network());
        double weight =
                knownHere ? KNOWN_HERE : fleet.knowsNetwork(origin.network()) ? KNOWN_IN_FLEET : UNKNOWN_NETWORK;
        Object key = origin.source();
        Prober prober = reach.prober(key);
        Touched touched = prober.touch(event, origin, weight);
        if (prober.cleared && touched.isFirst() && !prober.comesBack(OFTEN, HELD_MICROS / 2)) {
            prober.cleared = false; // it goes on to others, and may have come back only to be taken for a health check
        }
        FindingType type = prober.mostlyFails() ? FindingType.ANOMALOUS_FAILED_LOGIN : FindingType.ANOMALOUS_DISCOVERY;
        Episode open = reach.episodes().find(EpisodeKey.source(type, key), now);
        if (open != null) {
            open.add(event, origin, instance.baseline());
            reach.episodes().changed(open, now);
            prober.pending.clear();
            return;
        }
        boolean scan = prober.score() > SCAN && prober.targets.size() >= Prober.SCAN_DATABASES;
        boolean burst = event.outcome() == Outcome.INCOMPLETE && !knownHere && isBurst(touched, origin.isPublic(), now);
        boolean spray = type == FindingType.ANOMALOUS_FAILED_LOGIN;
        if (spray && prober.failures() > (long) FEW_FAILURES * prober.targets.size()) {
            return;
        }
        if (!scan && !burst) {
            return;
        }
        Attempt crossing = prober.pending.getLast();
        if (spray || origin.isPublic()) {
            raise(type, key, prober, crossing, instance.baseline(), reach, now);
        } else if (!prober.held && !prober.cleared) {
            prober.held = reach.hold(new Reach.Held(key, prober, crossing, now + HELD_MICROS, 1));
            if (!prober.held) {
                raise(type, key, prober, crossing, instance.baseline(), reach, now);
            }
        }
    }

    private static boolean isBurst(Touched touched, boolean fromPublic, long now) {
        int least = fromPublic ? PUBLIC_BURST : Touched.RING;
        long beat = fromPublic ? PUBLIC_BEAT_MICROS : PRIVATE_BEAT_MICROS;
        return touched.isBurst(least, BURST_MICROS, now) && !touched.isSteady(least, beat);
    }

    /**
     * Decides the held alarms that are due.
     *
     * @param baselines what has been normal, by instance
     * @return whether there were any
     */
    public boolean advance(long nowMicros, Reach reach, Function<String, Baseline> baselines) {
        boolean any = false;
        Reach.Held due;
        while ((due = reach.takeDue(nowMicros)) != null) {
            any = true;
            Prober prober = due.prober();
            if (prober.comesBack(TWICE, 0)
                    && due.looks() < MOST_LOOKS
                    && nowMicros != Long.MAX_VALUE
                    && reach.hold(due.again(HELD_MICROS))) {
                continue;
            }
            prober.held = false;
            prober.cleared = prober.comesBack(OFTEN, HELD_MICROS / 2);
            // Of a source that went over to guessing while the alarm was held, another finding has told all there is.
            if (!prober.cleared && !prober.pending.isEmpty()) {
                raise(
                        FindingType.ANOMALOUS_DISCOVERY,
                        due.source(),
                        prober,
                        due.crossing(),
                        baselines.apply(due.crossing().event().instance()),
                        reach,
                        due.dueMicros());
            }
        }
        return any;
    }

    private void raise(
            FindingType type,
            Object source,
            Prober prober,
            Attempt crossing,
            Baseline baseline,
            Reach reach,
            long now) {
        LoginEvent event = crossing.event();
        long start = prober.pending.getFirst().event().timeMicros();
        Opening opening = new Opening(event.instance(), event.engine(), crossing.origin(), Severity.LOW, start);
        Episode episode = reach.episodes().open(EpisodeKey.source(type, source), opening, policy, baseline, now);
        if (type == FindingType.ANOMALOUS_FAILED_LOGIN) {
            episode.pattern("spraying-across-databases");
        }
        prober.pending.forEach(attempt -> episode.add(attempt.event(), attempt.origin(), baseline));
        prober.pending.clear();
        episode.describedBy(prober);
        reach.episodes().showNow(episode);
    }

    /**
     * Takes a successful login that was unusual, though not enough for a finding of its own, or enough.
     *
     * @param name the user's
     * @param bits evidence that the user does not belong on this database
     * @param raises whether that is enough for a finding of its own
     * @return the open episode of this user's movement through several databases, which the login has been added to; null when there
     *     is none
     */
    public @Nullable Episode entered(
            LoginEvent event, Origin origin, String name, double bits, boolean raises, Baseline baseline, Reach reach) {
        long now = event.timeMicros();
        Mover mover = reach.mover(origin.exact(), name);
        mover.enter(event.instance(), bits, raises, now);
        boolean slightly = mover.databases() >= MOVEMENT_DATABASES && mover.bits() >= MOVEMENT_BITS;
        if (!slightly && mover.databasesRaised() < RAISED_DATABASES) {
            return null;
        }
        EpisodeKey key = EpisodeKey.user(FindingType.ANOMALOUS_SUCCESSFUL_LOGIN, name);
        Severity severity = origin.isPublic() ? Severity.MEDIUM : Severity.LOW;
        Episode episode = reach.episodes().find(key, now);
        if (episode == null) {
            episode = reach.episodes().open(key, Opening.with(event, origin, severity), policy, baseline, now);
            episode.pattern("lateral-movement");
        }
        episode.raise(severity);
        episode.add(event, origin, baseline);
        episode.note("databases", Integer.toString(mover.databases()));
        episode.note("databasesEntered", mover.targetsText());
        reach.episodes().changed(episode, now);
        return episode;
    }
}
