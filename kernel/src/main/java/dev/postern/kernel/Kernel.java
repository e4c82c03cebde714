// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.episode.Clip;
import dev.postern.kernel.episode.Episodes;
import dev.postern.kernel.episode.Forgeries;
import dev.postern.kernel.feedback.Expectation;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.reach.ReachDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The detection kernel: takes one input at a time, in the total order of {@link Input}, and tells what changed.
 *
 * <p>Pure: it holds settings and knowledge alone, all memory is in the {@link KernelState} given, and the same inputs give the
 * same findings to the byte.
 */
public final class Kernel {

    private final Policy policy;
    private final Intel intel;
    private final Forgeries forgeries;
    private final ReachDetector reach;
    private final LoginJudge judge;
    private final SilenceJudge silence;

    public Kernel(Policy policy, Intel intel) {
        this.policy = policy;
        this.intel = intel;
        this.forgeries = new Forgeries(policy);
        this.reach = new ReachDetector(policy);
        this.judge = new LoginJudge(policy, reach);
        this.silence = new SilenceJudge(policy, intel);
    }

    /**
     * Looks again at logins whose addresses have come onto a list since they were judged. They are added to the list's findings,
     * which say so, and change nothing else: what was learnt of them stays. A login that is not later than the last one which
     * the lists' findings hold of its source is passed over; so the same logins given again change nothing.
     *
     * @param logins in the order of their times; those on no list, or on a trusted one, are passed over
     * @param nowMicros time of the latest input, microseconds since the epoch
     */
    public Step rematch(List<LoginEvent> logins, long nowMicros, KernelState state) {
        new Rematch(judge, intel, nowMicros, state).all(logins);
        List<Finding> findings = new ArrayList<>();
        state.instances().forEach(instance -> drain(instance, findings));
        return told(findings, nowMicros, state.fleet);
    }

    /**
     * Takes what people have said to expect, in place of what they said before: from the next input on it is reckoned with.
     *
     * @param expected by instance; of more than 1,000 of an instance the first count
     * @return whether that is something else than before, so that what is remembered has changed
     */
    public boolean expect(Map<String, List<Expectation>> expected, KernelState state) {
        boolean changes = state.expectations.replace(expected);
        state.expectationsChanged |= changes;
        state.fleet.changed |= changes; // the part without which nothing is read back
        return changes;
    }

    /** Takes one input. A finding that only grows is not in every step; {@link #finish} tells the final state of all. */
    public Step step(Input input, KernelState state) {
        long now = input.timeMicros();
        FleetState fleet = state.fleet;
        List<Finding> findings = new ArrayList<>(0);
        silence.advance(now, state, findings);
        boolean later = fleet.profile.advance(EventTime.hour(now));
        boolean decided = reach.advance(now, fleet.reach, state.baselines);
        fleet.reach.episodes().advance(now);
        boolean shows = !fleet.reach.episodes().nothingDue();
        fleet.changed |= later || decided || shows || !(input instanceof Tick);
        if (input instanceof LoginEvent asLogged) {
            LoginEvent login = Clip.event(asLogged);
            InstanceState instance = state.instance(login.instance());
            judge.advance(now, instance);
            instance.episodes.advance(now);
            silence.seen(login, instance);
            Origin origin = instance.origins.of(login.remoteIp(), login.remoteHost(), intel.of(login.instance()));
            judge.judge(login, origin, instance, fleet, state.expectations);
            return drained(findings, instance.episodes, now, fleet);
        }
        if (input instanceof TamperSignal signal) {
            InstanceState instance = state.instance(signal.instance());
            instance.episodes.advance(now);
            Origin origin = instance.origins.of(signal.remoteIp(), null, intel.of(signal.instance()));
            forgeries.signal(signal, origin, instance.episodes, instance.profile.baseline());
            return drained(findings, instance.episodes, now, fleet);
        }
        for (InstanceState instance : state.instances()) {
            judge.advance(now, instance);
            instance.episodes.advance(now);
            drain(instance, findings);
        }
        fleet.reach.episodes().drainTo(findings);
        return told(findings, now, fleet);
    }

    /** Tells the final state of every finding that has changed since it was last told: for the end of the input. */
    public Step finish(KernelState state) {
        List<Finding> findings = new ArrayList<>();
        for (InstanceState instance : state.instances()) {
            judge.finish(instance);
            instance.episodes.finish();
            drain(instance, findings);
        }
        state.fleet.changed = true;
        reach.advance(Long.MAX_VALUE, state.fleet.reach, state.baselines);
        Episodes ofFleet = state.fleet.reach.episodes();
        ofFleet.finish();
        ofFleet.drainTo(findings);
        state.fleet.sequences.take(findings, policy, latest(findings));
        state.fleet.sequences.finish(findings);
        return findings.isEmpty() ? Step.NOTHING : new Step(findings);
    }

    /** The input ends with the last that was told: there is no later time. */
    private static long latest(List<Finding> findings) {
        return findings.stream().mapToLong(Finding::updatedAt).max().orElse(0);
    }

    /**
     * When what is normal on an instance has been learnt, microseconds since the epoch of event time, unless more unusual logins
     * come until then; {@link Long#MAX_VALUE} for an instance without logins.
     */
    public long readyMicros(String instance, KernelState state) {
        InstanceState known = state.byName().get(instance);
        return known == null ? Long.MAX_VALUE : known.profile.readyMicros(policy.learning());
    }

    /** Takes what is due; a state of which nothing is due has not changed by the passing of time. */
    private static void drain(InstanceState instance, List<Finding> findings) {
        if (!instance.episodes.nothingDue()) {
            instance.changed = true;
            instance.episodes.drainTo(findings);
        }
    }

    private Step drained(List<Finding> findings, Episodes ofInstance, long now, FleetState fleet) {
        Episodes ofFleet = fleet.reach.episodes();
        if (!ofInstance.nothingDue() || !ofFleet.nothingDue()) {
            ofInstance.drainTo(findings);
            ofFleet.drainTo(findings);
        }
        return told(findings, now, fleet);
    }

    /** What is told of findings, and of the attacks that they show. */
    private Step told(List<Finding> findings, long now, FleetState fleet) {
        if (findings.isEmpty() && fleet.sequences.isQuiet(now)) {
            return Step.NOTHING;
        }
        fleet.changed |= fleet.sequences.take(findings, policy, now);
        return new Step(findings);
    }
}
