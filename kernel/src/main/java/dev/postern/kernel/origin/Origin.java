// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.origin;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import dev.postern.kernel.Location;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a login came from, with everything that {@link Intel} says of it. An address from public space is public unless
 * it lies in a network that the user has named as private; sockets, host names and sources that the log does not tell count as
 * private, because nothing shows that they are not.
 */
public final class Origin {

    /** Stands for a source that the log does not tell. */
    public static final String UNTOLD = "";

    /** Prefix length, of 128, of an IPv4 /24. */
    public static final int V4_NETWORK = 96 + 24;

    /** Prefix length of one private IPv6 network. */
    public static final int V6_NETWORK = 64;

    /** What a provider gives one customer, who moves in it at will (RFC 6177). */
    private static final int V6_PUBLIC_NETWORK = 48;

    private static final int V4_OFFSET = 96;

    private final @Nullable IpAddress ip;
    private final @Nullable String host;
    private final boolean isPublic;
    private final List<ListEntry> lists;
    private final Location location;
    private final @Nullable String privateNet;
    private final Object network;
    private final @Nullable Object provider;

    private Origin(
            @Nullable IpAddress ip,
            @Nullable String host,
            List<ListEntry> lists,
            Location location,
            @Nullable String privateNet) {
        this.ip = ip;
        this.host = host;
        this.lists = lists;
        this.location = location;
        this.privateNet = privateNet;
        if (ip == null) {
            isPublic = false;
            network = host == null ? UNTOLD : host;
            provider = null;
            return;
        }
        isPublic = privateNet == null && AddressScope.of(ip) == AddressScope.PUBLIC;
        network = ip.network(networkPrefix(ip, isPublic));
        provider = privateNet != null ? privateNet : location.asn() >= 0 ? (Object) location.asn() : null;
    }

    /** Looks everything up. */
    static Origin of(@Nullable IpAddress ip, @Nullable String host, Intel intel) {
        return ip == null
                ? new Origin(null, host, List.of(), Location.UNKNOWN, null)
                : new Origin(ip, host, intel.lists(ip), intel.locate(ip), intel.privateNet(ip));
    }

    /** Reads an origin as it was looked up then. */
    public static Origin read(StateReader in) {
        return in.shared(Origin.class, Origin::readFields);
    }

    private static Origin readFields(StateReader in) {
        return new Origin(
                Values.readAddress(in),
                in.textOrNull(),
                in.list(Values::readListEntry),
                Values.readLocation(in),
                in.textOrNull());
    }

    /** Writes all that was looked up: the lists may say something else by the time it is read. */
    public static void write(StateWriter out, Origin origin) {
        out.shared(origin, Origin::writeFields);
    }

    private static void writeFields(StateWriter out, Origin origin) {
        Values.writeAddress(out, origin.ip);
        out.text(origin.host);
        out.all(origin.lists, Values::writeListEntry);
        Values.writeLocation(out, origin.location);
        out.text(origin.privateNet);
    }

    /** Prefix length, of 128, of the network that an address is counted under. */
    public static int networkPrefix(IpAddress ip, boolean isPublic) {
        if (ip.isV4()) {
            return V4_NETWORK;
        }
        return isPublic ? V6_PUBLIC_NETWORK : V6_NETWORK;
    }

    public @Nullable IpAddress ip() {
        return ip;
    }

    public @Nullable String host() {
        return host;
    }

    /** Whether the login came from a public address. */
    public boolean isPublic() {
        return isPublic;
    }

    public List<ListEntry> lists() {
        return lists;
    }

    /** The kind of list that decides (trusted before Tor before threat), or null when on no list. */
    public @Nullable ListKind listing() {
        return lists.isEmpty() ? null : lists.get(0).kind();
    }

    public Location location() {
        return location;
    }

    public @Nullable String privateNet() {
        return privateNet;
    }

    /** The exact source: an {@link IpAddress}, a host name, or {@link #UNTOLD}. */
    public Object exact() {
        return ip != null ? ip : host != null ? host : UNTOLD;
    }

    /** Whether the log tells anything of the source. */
    public boolean isTold() {
        return ip != null || host != null;
    }

    /** The /24 (IPv4), /48 (public IPv6) or /64 (private IPv6) of the address; the host name where there is none. */
    public Object network() {
        return network;
    }

    /** Who runs the network: the AS number, or the user's name of a private network; null when unknown. */
    public @Nullable Object provider() {
        return provider;
    }

    /**
     * The source as failures and scans are counted: public addresses by their network, since an attacker there has many, private
     * ones each for itself.
     */
    public Object source() {
        return isPublic ? network : exact();
    }

    /**
     * The source of an address, where nothing else is known of it.
     *
     * @param named whether it lies in a network that the user has named as private
     */
    public static Object source(IpAddress ip, boolean named) {
        boolean isPublic = !named && AddressScope.of(ip) == AddressScope.PUBLIC;
        return isPublic ? ip.network(networkPrefix(ip, true)) : ip;
    }

    /** The source as text, a network in CIDR form. */
    public String sourceText() {
        return isPublic ? networkText() : exact().toString();
    }

    /** The network as text, in CIDR form where it is one. */
    public String networkText() {
        if (ip == null) {
            return network.toString();
        }
        return network + "/" + (networkPrefix(ip, isPublic) - (ip.isV4() ? V4_OFFSET : 0));
    }

    /** The address or host for people, e.g. {@code 203.0.113.9}; words when the log tells none. */
    public String label() {
        if (ip != null) {
            return ip.toString();
        }
        if (host == null) {
            return "an address that the log does not tell";
        }
        return host.equals("[local]") ? "a local socket" : host;
    }
}
