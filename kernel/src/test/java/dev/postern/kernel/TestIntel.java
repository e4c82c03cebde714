// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and places given address by address, places also by /24. */
final class TestIntel implements Intel {

    private final Map<String, List<ListEntry>> lists = new LinkedHashMap<>();
    private final Map<String, Location> places = new LinkedHashMap<>();
    private final Map<String, String> privateNets = new LinkedHashMap<>();

    TestIntel tor(String ip) {
        return list(ip, new ListEntry(ListKind.TOR, "tor-exits", ""));
    }

    TestIntel threat(String ip) {
        return list(ip, new ListEntry(ListKind.THREAT, "bad-hosts", "brute forcer"));
    }

    TestIntel trusted(String ip) {
        return list(ip, new ListEntry(ListKind.TRUSTED, "ours", ""));
    }

    private TestIntel list(String ip, ListEntry entry) {
        lists.computeIfAbsent(ip, key -> new ArrayList<>()).add(entry);
        return this;
    }

    /** Places a /24, named by its first three numbers. */
    TestIntel place(String net, long asn, String org, String country, double latitude, double longitude) {
        places.put(
                net,
                new Location(
                        asn,
                        org,
                        country.substring(0, 2).toUpperCase(java.util.Locale.ROOT),
                        country,
                        null,
                        latitude,
                        longitude));
        return this;
    }

    /** Names the city of a /24 that has been placed. */
    TestIntel city(String net, String city) {
        places.computeIfPresent(
                net,
                (key, p) -> new Location(
                        p.asn(), p.asnOrg(), p.countryCode(), p.countryName(), city, p.latitude(), p.longitude()));
        return this;
    }

    TestIntel privateNet(String net, String name) {
        privateNets.put(net, name);
        return this;
    }

    @Override
    public List<ListEntry> lists(IpAddress ip) {
        return lists.getOrDefault(ip.toString(), List.of());
    }

    @Override
    public Location locate(IpAddress ip) {
        return places.getOrDefault(net(ip), Location.UNKNOWN);
    }

    @Override
    public @Nullable String privateNet(IpAddress ip) {
        return privateNets.get(net(ip));
    }

    private static String net(IpAddress ip) {
        String text = ip.toString();
        int dot = text.lastIndexOf('.');
        return dot < 0 ? text : text.substring(0, dot);
    }
}
