// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.origin.Origins;
import dev.postern.kernel.silence.Presence;
import dev.postern.kernel.silence.Silences;
import dev.postern.kernel.silence.Silences.Listened;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at each full hour which databases have fallen silent. */
final class SilenceJudge {

    private final Silences silences;

    SilenceJudge(Policy policy, Intel intel) {
        silences = new Silences(policy, new Origins().of(null, null, intel));
    }

    /** Judges what is due before an input of this time; adds what was found. */
    void advance(long now, KernelState state, List<Finding> findings) {
        while (state.fleet.fullHours.pass(now)) {
            state.fleet.changed = true;
            judge(state.fleet.fullHours.latest(), state, findings);
        }
    }

    private void judge(long at, KernelState state, List<Finding> findings) {
        List<String> fresh = new ArrayList<>();
        int silent = 0;
        int known = 0;
        for (Map.Entry<String, InstanceState> each : state.byName().entrySet()) {
            Presence presence = each.getValue().presence;
            if (presence.isTold()) {
                silent++;
                known++;
            } else if (presence.hasHabit(at)) {
                known++;
                if (presence.isSilent(at)) {
                    fresh.add(each.getKey());
                }
            }
        }
        if (!fresh.isEmpty()) {
            List<Listened> databases = fresh.stream()
                    .map(name -> listened(name, state.instance(name)))
                    .toList();
            silences.tell(databases, silent + fresh.size(), known, at);
            databases.forEach(each -> each.episodes().drainTo(findings));
        }
    }

    /** Notes an attempt to log in. */
    void seen(LoginEvent login, InstanceState instance) {
        if (instance.presence.seen(login.timeMicros(), login.engine())) {
            silences.ended(listened(login.instance(), instance), login.timeMicros());
        }
    }

    private static Listened listened(String name, InstanceState instance) {
        return new Listened(name, instance.presence, instance.episodes, instance.profile.baseline());
    }
}
