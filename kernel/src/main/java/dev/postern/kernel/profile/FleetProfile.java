// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What has been normal on all instances together, by peer group. Instances read it as it was at the end of the last closed hour of
 * event time and add to the open one; so the order of instances within an hour, and with it the number of threads, never changes a
 * result.
 */
public final class FleetProfile {

    private static final int MOST_PRIVATE_NETWORKS = 4096;

    private record News(PeerGroup group, Trait trait, Object value) {

        static News read(StateReader in) {
            return new News(in.constant(PeerGroup.class), in.constant(Trait.class), Values.read(in));
        }

        static void write(StateWriter out, News news) {
            out.constant(news.group);
            out.constant(news.trait);
            Values.write(out, news.value);
        }
    }

    private final Map<PeerGroup, Node> groups = new EnumMap<>(PeerGroup.class);
    private final HourCounts privateNetworks;
    private final Set<News> open = new LinkedHashSet<>();
    private int openHour = Integer.MIN_VALUE;

    public FleetProfile() {
        for (PeerGroup group : PeerGroup.values()) {
            groups.put(group, Node.shared());
        }
        privateNetworks = new HourCounts(MOST_PRIVATE_NETWORKS);
    }

    public FleetProfile(StateReader in) {
        for (PeerGroup group : PeerGroup.values()) {
            groups.put(group, Node.shared(in));
        }
        privateNetworks = new HourCounts(MOST_PRIVATE_NETWORKS, in);
        in.each(() -> open.add(News.read(in)));
        openHour = in.integer();
    }

    public void write(StateWriter out) {
        for (PeerGroup group : PeerGroup.values()) {
            group(group).write(out);
        }
        privateNetworks.write(out);
        out.all(open, News::write);
        out.number(openHour);
    }

    /** Closes the open hour if this one is later; returns whether it was. */
    public boolean advance(int hour) {
        if (hour <= openHour) {
            return false;
        }
        for (News news : open) {
            group(news.group).see(news.trait, news.value, openHour);
            if (news.trait == Trait.NETWORK
                    && news.value instanceof IpAddress network
                    && AddressScope.of(network).isPrivate()) {
                privateNetworks.see(network, openHour);
            }
        }
        open.clear();
        openHour = hour;
        return true;
    }

    void contribute(PeerGroup group, Trait trait, Object value) {
        open.add(new News(group, trait, value));
    }

    /** A peer group as of the last closed hour. */
    public Node group(PeerGroup group) {
        return Objects.requireNonNull(groups.get(group));
    }

    /** Number of private networks from which somebody has logged in, as of the last closed hour. */
    public int privateNetworks() {
        return privateNetworks.distinct();
    }

    /** Whether anybody has logged in anywhere from this network, as of the last closed hour. */
    public boolean knowsNetwork(Object network) {
        for (Node group : groups.values()) {
            if (group.knows(Trait.NETWORK, network)) {
                return true;
            }
        }
        return false;
    }
}
