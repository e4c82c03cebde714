// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.listed.ListedAddresses;
import dev.postern.kernel.origin.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Logins that are looked at again because their addresses have been listed since. */
final class Rematch {
    private final LoginJudge judge;
    private final Intel intel;
    private final long nowMicros;
    private final KernelState state;
    private final Map<Source, Long> matchedThrough = new HashMap<>();

    private record Source(String instance, Object address) {}

    Rematch(LoginJudge judge, Intel intel, long nowMicros, KernelState state) {
        this.judge = judge;
        this.intel = intel;
        this.nowMicros = nowMicros;
        this.state = state;
    }

    /** How far each source was matched is asked before its first login is added: several may have the same time. */
    void all(List<LoginEvent> logins) {
        for (LoginEvent login : logins) {
            InstanceState instance = state.instance(login.instance());
            Origin origin = instance.origins.of(login.remoteIp(), login.remoteHost(), intel.of(login.instance()));
            if (!LoginJudge.belongsToList(login, origin)) {
                continue;
            }
            long through = matchedThrough.computeIfAbsent(
                    new Source(login.instance(), origin.exact()),
                    source -> ListedAddresses.matchedThrough(origin, instance.episodes, nowMicros));
            if (login.timeMicros() > through) {
                judge.earlier(login, origin, nowMicros, instance);
            }
        }
    }
}
