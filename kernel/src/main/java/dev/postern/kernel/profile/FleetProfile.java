// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
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

    private record News(PeerGroup group, Trait trait, Object value) {}

    private final Map<PeerGroup, Node> groups = new EnumMap<>(PeerGroup.class);
    private final HourCounts privateNetworks = new HourCounts(4096);
    private final Set<News> open = new LinkedHashSet<>();
    private int openHour = Integer.MIN_VALUE;

    public FleetProfile() {
        for (PeerGroup group : PeerGroup.values()) {
            groups.put(group, Node.shared());
        }
    }

    /** Closes the open hour if this one is later. */
    public void advance(int hour) {
        if (hour <= openHour) {
            return;
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
