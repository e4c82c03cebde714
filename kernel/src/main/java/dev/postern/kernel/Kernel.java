// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.episode.Episodes;
import dev.postern.kernel.episode.Forgeries;
import java.util.ArrayList;
import java.util.List;

/**
 * The detection kernel: takes one input at a time, in the total order of {@link Input}, and tells what changed.
 *
 * <p>Pure: it holds settings and knowledge alone, all memory is in the {@link KernelState} given, and the same inputs give the
 * same findings to the byte.
 */
public final class Kernel {

    private final Intel intel;
    private final Forgeries forgeries;
    private final LoginJudge judge;

    public Kernel(Policy policy, Intel intel) {
        this.intel = intel;
        this.forgeries = new Forgeries(policy);
        this.judge = new LoginJudge(policy);
    }

    /** Takes one input. A finding that only grows is not in every step; {@link #finish} tells the final state of all. */
    public Step step(Input input, KernelState state) {
        if (input instanceof LoginEvent login) {
            InstanceState instance = state.instance(login.instance());
            instance.episodes.advance(login.timeMicros());
            judge.judge(login, instance.origins.of(login.remoteIp(), login.remoteHost(), intel), instance);
            return drained(instance.episodes);
        }
        if (input instanceof TamperSignal signal) {
            InstanceState instance = state.instance(signal.instance());
            instance.episodes.advance(signal.timeMicros());
            forgeries.signal(
                    signal,
                    instance.origins.of(signal.remoteIp(), null, intel),
                    instance.episodes,
                    instance.profile.baseline());
            return drained(instance.episodes);
        }
        List<Finding> findings = new ArrayList<>();
        for (InstanceState instance : state.instances()) {
            instance.episodes.advance(input.timeMicros());
            instance.episodes.drainTo(findings);
        }
        return findings.isEmpty() ? Step.NOTHING : new Step(findings);
    }

    /** Tells the final state of every finding that has changed since it was last told: for the end of the input. */
    public Step finish(KernelState state) {
        List<Finding> findings = new ArrayList<>();
        for (InstanceState instance : state.instances()) {
            instance.episodes.finish();
            instance.episodes.drainTo(findings);
        }
        return findings.isEmpty() ? Step.NOTHING : new Step(findings);
    }

    private static Step drained(Episodes episodes) {
        if (episodes.nothingDue()) {
            return Step.NOTHING;
        }
        List<Finding> findings = new ArrayList<>(2);
        episodes.drainTo(findings);
        return new Step(findings);
    }
}
