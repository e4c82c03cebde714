// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.WrongClock;
import dev.postern.kernel.episode.Baseline;
import dev.postern.kernel.episode.Clip;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has been normal on one database instance: its users, its peer groups, and all of it together. */
public final class InstanceProfile {

    /** A user beyond this many replaces the one longest without a login. */
    private static final int MOST_USERS = 3_000;

    private static final int HOURS_OF_DAY = 24;
    private static final int KNOWN_HOURS = 7 * 24;

    private final LinkedHashMap<String, UserProfile> users = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<PeerGroup, Node> groups = new EnumMap<>(PeerGroup.class);
    private final Node all;
    private final HourCounts userHours;
    private final Quarantine quarantine;
    private final UsualValues usual;
    private @Nullable Trial trial;
    private int machines;
    private boolean namesApplications;

    public InstanceProfile() {
        for (PeerGroup group : PeerGroup.values()) {
            groups.put(group, Node.shared());
        }
        all = Node.shared();
        userHours = new HourCounts(MOST_USERS);
        quarantine = new Quarantine();
        usual = new UsualValues();
    }

    public InstanceProfile(StateReader in) {
        usual = new UsualValues(in);
        in.each(() -> {
            UserProfile user = new UserProfile(in);
            users.put(user.name(), user);
        });
        for (PeerGroup group : PeerGroup.values()) {
            groups.put(group, Node.shared(in));
        }
        all = Node.shared(in);
        userHours = new HourCounts(MOST_USERS, in);
        quarantine = new Quarantine(in);
        trial = in.flag() ? new Trial(in) : null;
        machines = in.integer();
        namesApplications = in.flag();
    }

    public void write(StateWriter out) {
        usual.write(out);
        out.all(users.values(), (o, user) -> user.write(o));
        for (PeerGroup group : PeerGroup.values()) {
            group(group).write(out);
        }
        all.write(out);
        userHours.write(out);
        quarantine.write(out);
        out.flag(trial != null);
        if (trial != null) {
            trial.write(out);
        }
        out.number(machines);
        out.flag(namesApplications);
    }

    /** The usual values, for findings. */
    public Baseline baseline() {
        return usual;
    }

    /** The name under which a login is learnt. */
    public static String nameOf(LoginEvent event) {
        return event.user() == null ? "" : Clip.text(event.user());
    }

    /** The profile of a user who has logged in here, or null. */
    public @Nullable UserProfile user(String name) {
        return users.get(name);
    }

    /** All users who have logged in, in no order. */
    public Collection<UserProfile> users() {
        return List.copyOf(users.values());
    }

    public Node group(PeerGroup group) {
        return Objects.requireNonNull(groups.get(group));
    }

    /** The instance as a whole. */
    public Node all() {
        return all;
    }

    /** Hours seen by user. */
    public HourCounts userHours() {
        return userHours;
    }

    /** Share of users in the group, smoothed, 0 to 1. */
    public double shareOf(PeerGroup group) {
        double machinesShare = (machines + 0.5) / (users.size() + 1.0);
        return group == PeerGroup.MACHINE ? machinesShare : 1 - machinesShare;
    }

    /** Unusual ways in which users log in that are not learnt yet. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** Reads the traits off a login. */
    public Traits traits(LoginEvent event, Origin origin) {
        namesApplications |= event.application() != null;
        return Traits.of(event, origin, EventTime.hour(event.timeMicros()), namesApplications);
    }

    /** Starts the instance's trial with the first event of any kind. */
    public void observe(long nowMicros) {
        Trial known = trial;
        if (known == null || WrongClock.ranAhead(known.startMicros(), nowMicros)) {
            trial = new Trial(nowMicros);
        }
    }

    /** Whether an unusual login of this user may be raised: its profile is ready, or it came after the instance's was. */
    public boolean isReady(@Nullable UserProfile user, long nowMicros, Duration learning) {
        Trial whole = trial;
        if (whole == null) {
            return false;
        }
        long ready = whole.readyMicros(learning);
        if (user == null) {
            return nowMicros >= ready;
        }
        return user.firstMicros() >= ready || user.isCalm(nowMicros, learning);
    }

    /** When it is ready, microseconds since the epoch, unless more unusual logins come; {@link Long#MAX_VALUE} before the first. */
    public long readyMicros(Duration learning) {
        return trial == null ? Long.MAX_VALUE : trial.readyMicros(learning);
    }

    /** Counts a finding that a learning profile would have raised. */
    public void wouldRaise(@Nullable UserProfile user, long nowMicros, Duration learning) {
        if (user != null) {
            user.wouldRaise(nowMicros, learning);
        } else if (trial != null) {
            trial.wouldRaise(nowMicros, learning);
        }
    }

    /** How well a login is known already. */
    public enum Recall {
        /** The user logged in just so this hour: it is counted, and there is nothing more to do. */
        COUNTED,
        /** The user logged in just so within a week: it is to be learnt, and need not be judged. */
        KNOWN,
        NEW
    }

    /** Looks the login up among the ways in which the user has lately logged in. */
    public Recall recall(UserProfile user, LoginEvent event) {
        Combination combination = user.combinations.find(event);
        if (combination == null) {
            return Recall.NEW;
        }
        int hours = EventTime.hour(event.timeMicros()) - combination.hour;
        if (hours > 0) {
            return hours <= KNOWN_HOURS ? Recall.KNOWN : Recall.NEW;
        }
        if (WrongClock.ranAhead(combination.hour, EventTime.hour(event.timeMicros()), HOURS_OF_DAY)) {
            return Recall.NEW;
        }
        combination.count();
        user.again(event.timeMicros());
        return Recall.COUNTED;
    }

    /** Learns from a successful login; call after it has been judged. */
    public void learn(LoginEvent event, Origin origin, Traits traits, FleetProfile fleet) {
        int hour = EventTime.hour(event.timeMicros());
        String name = nameOf(event);
        UserProfile user = users.get(name);
        boolean first = user == null;
        if (user == null) {
            user = new UserProfile(name, event.timeMicros());
            users.put(name, user);
            if (users.size() > MOST_USERS) {
                machines -= machine(users.remove(users.keySet().iterator().next()));
            }
        }
        machines -= machine(user);
        if (first && !name.isEmpty()) {
            fleet.arrived(name);
        }
        Map<Trait, Object> firsts = user.firsts(traits);
        user.learn(traits, origin, hour, event.timeMicros());
        machines += machine(user);
        PeerGroup group = user.group();
        if (group == PeerGroup.HUMAN && !name.isEmpty()) {
            firsts.forEach((trait, value) -> fleet.contribute(name, trait, value));
            if (first) {
                fleet.opened(name, event.instance());
            }
        }
        group(group).see(traits, hour, (trait, value) -> fleet.contribute(group, trait, value));
        all.see(traits, hour, (trait, value) -> {});
        userHours.see(name, hour);
        List<ValueCounts.Count> counters = usual.countersOf(event, origin);
        Combination combination = user.combinations.find(event);
        if (combination == null) {
            combination = new Combination(event, hour, counters);
            user.combinations.add(combination);
        } else {
            combination.renew(hour, counters);
        }
        combination.count();
    }

    private static int machine(@Nullable UserProfile user) {
        return user != null && user.group() == PeerGroup.MACHINE ? 1 : 0;
    }
}
