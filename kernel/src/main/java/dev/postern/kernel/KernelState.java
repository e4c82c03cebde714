// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.episode.Baseline;
import dev.postern.kernel.feedback.Expectations;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.UnreadableStateException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel remembers between steps, in memory: one state an instance, and one of the fleet. Not safe for use by several
 * threads at once.
 */
public final class KernelState {

    private static final String FLEET_PART = "fleet";
    private static final String EXPECTED_PART = "expected";
    static final String INSTANCE_PART = "instance/";

    final FleetState fleet;
    final Expectations expectations;
    boolean expectationsChanged;

    /** What has been normal, by instance. To ask for it may change what it shows, and with it the instance. */
    final Function<String, Baseline> baselines = name -> instance(name).profile.baseline();

    private final Map<String, InstanceState> instances = new HashMap<>();
    private final TreeMap<String, InstanceState> inOrder = new TreeMap<>();
    private @Nullable String latestName;
    private @Nullable InstanceState latest;

    /** Remembers nothing yet. */
    public KernelState() {
        this(new FleetState(), new Expectations());
    }

    private KernelState(FleetState fleet, Expectations expectations) {
        this.fleet = fleet;
        this.expectations = expectations;
    }

    /**
     * Reads back what {@link #changedParts} has given: of each part the latest bytes.
     *
     * @param parts all parts by name; none for a kernel that remembers nothing yet
     * @throws UnreadableStateException when a part is damaged, missing, or of a format that is not known
     */
    public static KernelState of(Map<String, byte[]> parts) {
        if (parts.isEmpty()) {
            return new KernelState();
        }
        byte[] ofFleet = parts.get(FLEET_PART);
        if (ofFleet == null) {
            throw new UnreadableStateException("the part " + FLEET_PART + " of the detector's memory is missing");
        }
        byte[] ofPeople = parts.get(EXPECTED_PART);
        KernelState state = new KernelState(
                read(FLEET_PART, ofFleet, FleetState::new),
                ofPeople == null ? new Expectations() : read(EXPECTED_PART, ofPeople, Expectations::new));
        parts.forEach((name, bytes) -> {
            if (name.startsWith(INSTANCE_PART)) {
                state.put(name.substring(INSTANCE_PART.length()), read(name, bytes, InstanceState::new));
            } else if (!name.equals(FLEET_PART) && !name.equals(EXPECTED_PART)) {
                throw new UnreadableStateException("the detector's memory has no part " + name);
            }
        });
        return state;
    }

    private static <T> T read(String name, byte[] bytes, Function<StateReader, T> part) {
        StateReader in = new StateReader(name, bytes);
        T state = part.apply(in);
        in.finish();
        return state;
    }

    /**
     * Writes the parts that have changed since this was last called, or since they were read: {@code fleet},
     * {@code instance/NAME} for each instance, and {@code expected} once somebody has said to expect something. Whoever keeps them must not lose any: where they could not be stored they are to
     * be stored with those of the next call, of which the later ones count.
     */
    public Map<String, byte[]> changedParts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        if (fleet.changed) {
            StateWriter out = new StateWriter();
            fleet.write(out);
            parts.put(FLEET_PART, out.finish());
            fleet.changed = false;
        }
        if (expectationsChanged) {
            StateWriter out = new StateWriter();
            expectations.write(out);
            parts.put(EXPECTED_PART, out.finish());
            expectationsChanged = false;
        }
        inOrder.forEach((name, instance) -> {
            if (instance.changed) {
                StateWriter out = new StateWriter();
                instance.write(out);
                parts.put(INSTANCE_PART + name, out.finish());
                instance.changed = false;
            }
        });
        return parts;
    }

    /** The state of an instance, to be changed. */
    InstanceState instance(String name) {
        InstanceState state = latest;
        if (state == null || !name.equals(latestName)) {
            state = instances.get(name);
            if (state == null) {
                state = new InstanceState();
                put(name, state);
            }
            latestName = name;
            latest = state;
        }
        state.changed = true;
        return state;
    }

    private void put(String name, InstanceState state) {
        instances.put(name, state);
        inOrder.put(name, state);
    }

    /** All instances in the order of their names. */
    Collection<InstanceState> instances() {
        return inOrder.values();
    }

    /** All instances with their names, in the order of these. */
    Map<String, InstanceState> byName() {
        return inOrder;
    }
}
