// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.profile.HourCounts;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.profile.Node;
import dev.postern.kernel.profile.PeerGroup;
import dev.postern.kernel.profile.Trait;
import dev.postern.kernel.profile.UserProfile;
import dev.postern.kernel.state.StateReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has been normal on a database instance, for people: a view of what the kernel has learnt. Names are hostile.
 *
 * @param readyMicros when it has been learnt, unless more unusual logins come until then, microseconds since the epoch;
 *     {@link Long#MAX_VALUE} before the first login
 * @param values what is normal of all users together
 * @param users those who have logged in, in the order of their hours, most first
 */
public record Habits(long readyMicros, Map<Trait, List<Value>> values, List<User> users) {
    private static final int V4_OFFSET = 96;

    /**
     * A value with the number of hours in which it was seen.
     *
     * @param value for people: a part of the week for {@link Trait#HOUR}, a network in CIDR notation, else as logged
     */
    public record Value(String value, int hours) {}

    /**
     * A user.
     *
     * @param name as logged; empty where logs do not tell
     * @param machine whether it behaves like an application
     * @param logins successful ones
     * @param hours with at least one of them
     * @param days with at least one of them
     * @param firstMicros time of the first
     * @param latestMicros time of the latest
     * @param ready whether its unusual logins are raised by now
     * @param values what is normal of it
     */
    public record User(
            String name,
            boolean machine,
            long logins,
            int hours,
            int days,
            long firstMicros,
            long latestMicros,
            boolean ready,
            Map<Trait, List<Value>> values) {}

    /** Of an instance without a login. */
    public static final Habits NONE = new Habits(Long.MAX_VALUE, Map.of(), List.of());

    /** The part of {@link KernelState#changedParts} that has the habits of an instance. */
    public static String part(String instance) {
        return KernelState.INSTANCE_PART + instance;
    }

    /**
     * Reads the habits of an instance out of its part.
     *
     * @param learning upper bound of the learning time
     * @param nowMicros event time for which it is told who is ready
     * @throws dev.postern.kernel.state.UnreadableStateException when the part is damaged or of a format that is not known
     */
    public static Habits read(String instance, byte[] part, Duration learning, long nowMicros) {
        StateReader in = new StateReader(part(instance), part);
        InstanceProfile profile = new InstanceState(in).profile;
        in.finish();
        List<User> users = new ArrayList<>();
        for (UserProfile user : profile.users()) {
            users.add(new User(
                    user.name(),
                    user.group() == PeerGroup.MACHINE,
                    user.logins(),
                    user.hours(),
                    user.activeDays(),
                    user.firstMicros(),
                    user.latestMicros(),
                    profile.isReady(user, nowMicros, learning),
                    values(user.node())));
        }
        users.sort(Comparator.comparingInt(User::hours).reversed().thenComparing(User::name));
        return new Habits(profile.readyMicros(learning), values(profile.all()), users);
    }

    private static Map<Trait, List<Value>> values(Node node) {
        Map<Trait, List<Value>> values = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            HourCounts counts = node.counts(trait);
            if (counts != null) {
                List<Value> list = new ArrayList<>();
                counts.forEach((value, hours) -> list.add(new Value(text(trait, value), hours)));
                list.sort(Comparator.comparingInt(Value::hours).reversed().thenComparing(Value::value));
                values.put(trait, list);
            }
        }
        return values;
    }

    private static String text(Trait trait, @Nullable Object value) {
        if (trait == Trait.HOUR && value instanceof Integer part) {
            return EventTime.partOfWeekText(part);
        }
        if (trait == Trait.NETWORK && value instanceof IpAddress network) {
            int prefix = Origin.networkPrefix(network, AddressScope.of(network) == AddressScope.PUBLIC);
            return network + "/" + (network.isV4() ? prefix - V4_OFFSET : prefix);
        }
        if (trait == Trait.SCOPE) {
            return Boolean.TRUE.equals(value) ? "public" : "private";
        }
        return String.valueOf(value);
    }
}
