// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.WrongClock;
import dev.postern.kernel.episode.Episode;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been normal for one user on one instance. Made by the first successful login that is learnt. */
public final class UserProfile {

    private static final int ROUND_THE_CLOCK_PARTS = 7;
    private static final int MACHINE_HOURS = 24;
    private static final long BUSY_LOGINS_AN_HOUR = 20;

    private final String name;
    private final Node node;
    private Trial trial;
    final Combinations combinations;
    private long latestMicros;
    private long logins;
    private int hours;
    private int latestHour = Integer.MIN_VALUE;
    private int activeDays;
    private int longestGapDays;
    private PeerGroup group = PeerGroup.HUMAN;
    private @Nullable Origin latestOrigin;
    private @Nullable Episode incident;

    UserProfile(String name, long nowMicros) {
        this.name = name;
        this.node = Node.ofUser();
        this.trial = new Trial(nowMicros);
        this.combinations = new Combinations();
        this.latestMicros = nowMicros;
    }

    UserProfile(StateReader in) {
        name = in.text();
        node = Node.ofUser(in);
        trial = new Trial(in);
        combinations = new Combinations(in);
        latestMicros = in.time();
        logins = in.number();
        hours = in.integer();
        latestHour = in.integer();
        activeDays = in.integer();
        longestGapDays = in.integer();
        group = in.constant(PeerGroup.class);
        latestOrigin = in.flag() ? Origin.read(in) : null;
        incident = Episode.readOrNull(in);
    }

    void write(StateWriter out) {
        out.text(name);
        node.write(out);
        trial.write(out);
        combinations.write(out);
        out.time(latestMicros);
        out.number(logins);
        out.number(hours);
        out.number(latestHour);
        out.number(activeDays);
        out.number(longestGapDays);
        out.constant(group);
        Origin latest = latestOrigin;
        out.flag(latest != null);
        if (latest != null) {
            Origin.write(out, latest);
        }
        Episode.write(out, incident);
    }

    public String name() {
        return name;
    }

    public Node node() {
        return node;
    }

    public PeerGroup group() {
        return group;
    }

    /** Successful logins learnt. */
    public long logins() {
        return logins;
    }

    /** Hours with at least one login, not decayed. */
    public int hours() {
        return hours;
    }

    /** Time of the first login, microseconds since the epoch. */
    public long firstMicros() {
        return trial.startMicros();
    }

    /** Time of the latest login. */
    public long latestMicros() {
        return latestMicros;
    }

    /** Where the latest login came from. */
    public @Nullable Origin latestOrigin() {
        return latestOrigin;
    }

    /** Days with at least one login. */
    public int activeDays() {
        return activeDays;
    }

    /** The longest time between two logins until now, in days. */
    public int longestGapDays() {
        return longestGapDays;
    }

    /** The latest episode about this user's successful logins, open or not. */
    public @Nullable Episode incident() {
        return incident;
    }

    /** Remembers the episode as the user's latest. */
    public void incident(@Nullable Episode episode) {
        incident = episode;
    }

    /** Whether the profile's own history is calm or long enough to raise findings. */
    public boolean isCalm(long nowMicros, Duration learning) {
        return trial.isReady(nowMicros, learning);
    }

    void wouldRaise(long nowMicros, Duration learning) {
        trial.wouldRaise(nowMicros, learning);
    }

    /** Number of addresses in this network from which the user has logged in. */
    public int addressesIn(Object network) {
        HourCounts addresses = node.counts(Trait.ADDRESS);
        return addresses == null ? 0 : addresses.count(address -> isIn(address, network));
    }

    private static boolean isIn(Object address, Object network) {
        return address instanceof IpAddress ip
                && network instanceof IpAddress net
                && ip.network(ip.isV4() ? Origin.V4_NETWORK : Origin.V6_NETWORK).equals(net);
    }

    /** Counts one login of an already counted combination. */
    void again(long nowMicros) {
        logins++;
        latestMicros = Math.max(latestMicros, nowMicros);
    }

    /** What a person's login adds to what is known of the person: values never seen here, and when it came. */
    Map<Trait, Object> firsts(Traits traits) {
        Map<Trait, Object> firsts = new EnumMap<>(Trait.class);
        traits.forEach((trait, value) -> {
            if (trait == Trait.HOUR || !node.knows(trait, value)) {
                firsts.put(trait, value);
            }
        });
        return firsts;
    }

    /** Learns a login. */
    void learn(Traits traits, Origin origin, int hour, long nowMicros) {
        if (WrongClock.ranAhead(latestMicros, nowMicros)) {
            goBack(hour, nowMicros);
        }
        int gapDays = EventTime.day(nowMicros) - EventTime.day(latestMicros);
        if (hours == 0 || gapDays > 0) {
            activeDays++;
            longestGapDays = Math.max(longestGapDays, gapDays);
        }
        again(nowMicros);
        latestOrigin = origin;
        node.see(traits, hour, (trait, value) -> {});
        if (hour > latestHour) {
            latestHour = hour;
            hours++;
            group = infer(hour);
        }
    }

    /** Counts what was learnt while the clock ran ahead as learnt now. */
    private void goBack(int hour, long nowMicros) {
        latestMicros = nowMicros;
        latestHour = hour;
        if (WrongClock.ranAhead(trial.startMicros(), nowMicros)) {
            trial = new Trial(nowMicros);
        }
    }

    /** Machines work round the clock or in bulk, or with a program in which nobody types. */
    private PeerGroup infer(int hour) {
        HourCounts applications = node.counts(Trait.APPLICATION);
        String application = applications == null ? "" : (String) applications.heaviest(hour);
        boolean typed = application != null && Tools.isInteractive(application);
        boolean busy = logins >= BUSY_LOGINS_AN_HOUR * hours && logins >= BUSY_LOGINS_AN_HOUR;
        boolean roundTheClock = hours >= MACHINE_HOURS && partsOfDay() >= ROUND_THE_CLOCK_PARTS;
        if (typed) {
            return busy && roundTheClock ? PeerGroup.MACHINE : PeerGroup.HUMAN;
        }
        boolean named = application != null && !Tools.isGeneric(application);
        return busy || roundTheClock || named ? PeerGroup.MACHINE : PeerGroup.HUMAN;
    }

    private int partsOfDay() {
        int parts = 0;
        for (int part = 0; part < 8; part++) {
            if (node.knows(Trait.HOUR, part) || node.knows(Trait.HOUR, part + 8)) {
                parts++;
            }
        }
        return parts;
    }
}
