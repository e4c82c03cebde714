// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel remembers between steps, in memory: one state an instance, and one of the fleet. Not safe for use by several
 * threads at once.
 */
public final class KernelState {

    final FleetState fleet = new FleetState();
    private final Map<String, InstanceState> instances = new HashMap<>();
    private final TreeMap<String, InstanceState> inOrder = new TreeMap<>();
    private @Nullable String latestName;
    private @Nullable InstanceState latest;

    InstanceState instance(String name) {
        InstanceState known = latest;
        if (known != null && name.equals(latestName)) {
            return known;
        }
        InstanceState state = instances.get(name);
        if (state == null) {
            state = new InstanceState();
            instances.put(name, state);
            inOrder.put(name, state);
        }
        latestName = name;
        latest = state;
        return state;
    }

    /** All instances in the order of their names. */
    Collection<InstanceState> instances() {
        return inOrder.values();
    }
}
