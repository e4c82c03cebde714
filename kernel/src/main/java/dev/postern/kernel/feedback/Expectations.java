// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.feedback;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that people expect, by instance. */
public final class Expectations {

    /** More than these of an instance are passed over: each login from there is compared with all of them. */
    public static final int MOST = 1_000;

    private final TreeMap<String, List<Expectation>> byInstance = new TreeMap<>();

    public Expectations() {}

    public Expectations(StateReader in) {
        in.each(() -> byInstance.put(in.text(), in.list(Expectation::read)));
    }

    public void write(StateWriter out) {
        out.all(byInstance, StateWriter::text, (o, all) -> o.all(all, Expectation::write));
    }

    /** Takes these in place of all before; returns whether they are others. */
    public boolean replace(Map<String, List<Expectation>> latest) {
        TreeMap<String, List<Expectation>> kept = new TreeMap<>();
        latest.forEach((instance, all) -> {
            if (!all.isEmpty()) {
                kept.put(instance, List.copyOf(all.subList(0, Math.min(all.size(), MOST))));
            }
        });
        if (kept.equals(byInstance)) {
            return false;
        }
        byInstance.clear();
        byInstance.putAll(kept);
        return true;
    }

    /** Those that a login meets, or null when it meets none. */
    public @Nullable Expected met(LoginEvent event, Origin origin) {
        List<Expectation> all = byInstance.get(event.instance());
        if (all == null) {
            return null;
        }
        String name = InstanceProfile.nameOf(event);
        List<Expectation> met = all.stream()
                .filter(each -> each.isMetBy(name, origin, event.timeMicros()))
                .toList();
        return met.isEmpty() ? null : new Expected(met, name, origin);
    }
}
