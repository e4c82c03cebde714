// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

import dev.postern.kernel.LoginEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A traffic with the logins of its happenings gathered. */
record Recorded(FleetTraffic traffic, Map<Integer, List<LoginEvent>> logins) {
    private static final Map<Long, Recorded> QUICK = new HashMap<>();

    /** The quick traffic of a seed, replayed once for all tests. */
    static synchronized Recorded quick(long seed) {
        return QUICK.computeIfAbsent(seed, s -> of(TrafficSettings.quick(s)));
    }

    static Recorded of(TrafficSettings settings) {
        FleetTraffic traffic = new FleetTraffic(settings);
        Map<Integer, List<LoginEvent>> logins = new HashMap<>();
        traffic.replay((login, happening) -> {
            if (happening != Traffic.Receiver.ORDINARY) {
                logins.computeIfAbsent(happening, i -> new ArrayList<>()).add(login);
            }
        });
        return new Recorded(traffic, logins);
    }

    /** What a happening left in the logs. */
    List<LoginEvent> of(Happening happening) {
        return logins.getOrDefault(happening.id(), List.of());
    }

    /** The attacks of each class. */
    Map<AttackClass, List<Happening>> attacks() {
        Map<AttackClass, List<Happening>> attacks = new EnumMap<>(AttackClass.class);
        for (Happening happening : traffic.happenings()) {
            AttackClass attack = happening.attack();
            if (happening.kind() == Happening.Kind.ATTACK && attack != null) {
                attacks.computeIfAbsent(attack, a -> new ArrayList<>()).add(happening);
            }
        }
        return attacks;
    }

    List<Happening> attacks(AttackClass attack) {
        return attacks().getOrDefault(attack, List.of());
    }
}
