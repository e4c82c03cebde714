// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.baseline;

import dev.postern.evaluation.measure.Detector;
import dev.postern.evaluation.measure.Sighting;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rule that everybody writes first: a user logs in from an address, or a network, that was not seen with that user. */
public final class FirstSeenNetwork implements Detector {
    private final String name;
    private final int v4Prefix;
    private final int v6Prefix;
    private final Alarms alarms = new Alarms();
    private final Learning learning = new Learning();
    private final Map<List<String>, Set<IpAddress>> seen = new HashMap<>();

    private FirstSeenNetwork(String name, int v4Prefix, int v6Prefix) {
        this.name = name;
        this.v4Prefix = v4Prefix;
        this.v6Prefix = v6Prefix;
    }

    /** By the exact address. */
    public static FirstSeenNetwork ofAddress() {
        return new FirstSeenNetwork("first-seen address of a user", 128, 128);
    }

    /** By the /24, for IPv6 by the /48. */
    public static FirstSeenNetwork ofNetwork() {
        return new FirstSeenNetwork("first-seen /24 of a user", 120, 48);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void login(LoginEvent login, int happening) {
        boolean learns = learning.lastsAt(login);
        IpAddress ip = login.remoteIp();
        if (login.outcome() != Outcome.SUCCESS || ip == null) {
            return;
        }
        IpAddress network = ip.network(ip.isV4() ? v4Prefix : v6Prefix);
        String user = login.user() == null ? "" : login.user();
        Set<IpAddress> known = seen.computeIfAbsent(List.of(login.instance(), user), key -> new HashSet<>());
        boolean isFirst = known.isEmpty();
        if (known.add(network) && !isFirst && !learns) {
            alarms.raise(
                    "network",
                    user,
                    login,
                    Severity.MEDIUM,
                    List.of(happening),
                    user + " was never seen from " + network);
        }
    }

    @Override
    public void finish() {}

    @Override
    public Iterable<Sighting> sightings() {
        return alarms.all();
    }
}
