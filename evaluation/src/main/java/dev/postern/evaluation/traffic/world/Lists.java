// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.world;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists of addresses: exits of Tor, addresses that attacked others before, and the company's own trusted ones. */
public final class Lists {
    private static final int TOR = 1_200;
    private static final int THREATS = 12_000;
    private static final int TRUSTED = 6;
    /** Share of the threat list that homes of unwitting people hold. */
    private static final double AT_HOME = 0.35;

    private static final List<ListEntry> TRUSTED_ENTRY =
            List.of(new ListEntry(ListKind.TRUSTED, "uptime-checks", "outside monitoring"));
    private static final List<ListEntry> TOR_ENTRY = List.of(new ListEntry(ListKind.TOR, "tor-exits", ""));
    private static final List<ListEntry> THREAT_ENTRY =
            List.of(new ListEntry(ListKind.THREAT, "brute-forcers", "password guessing"));

    private final List<IpAddress> tor = new ArrayList<>(TOR);
    private final List<IpAddress> threats = new ArrayList<>(THREATS);
    private final List<IpAddress> trusted = new ArrayList<>(TRUSTED);
    private final Set<IpAddress> torSet;
    private final Set<IpAddress> threatSet;
    private final Set<IpAddress> trustedSet;

    Lists(Atlas atlas, Dice dice) {
        for (int i = 0; i < TOR; i++) {
            tor.add(atlas.some(dice.chance(0.8) ? Carrier.Kind.HOSTING : Carrier.Kind.RESIDENTIAL, dice)
                    .address(dice));
        }
        for (int i = 0; i < THREATS; i++) {
            threats.add(atlas.some(dice.chance(AT_HOME) ? Carrier.Kind.RESIDENTIAL : Carrier.Kind.HOSTING, dice)
                    .address(dice));
        }
        Carrier checks = atlas.some(Carrier.Kind.CLOUD, dice);
        for (int i = 0; i < TRUSTED; i++) {
            trusted.add(checks.address(dice));
        }
        torSet = Set.copyOf(new HashSet<>(tor));
        threatSet = Set.copyOf(new HashSet<>(threats));
        trustedSet = Set.copyOf(trusted);
    }

    /** Exits of the Tor network. */
    public List<IpAddress> tor() {
        return Collections.unmodifiableList(tor);
    }

    /** Addresses of the threat list. */
    public List<IpAddress> threats() {
        return Collections.unmodifiableList(threats);
    }

    /** Addresses of the monitoring from outside, which the company trusts. */
    public List<IpAddress> trusted() {
        return Collections.unmodifiableList(trusted);
    }

    /** Whether a list other than the trusted one holds the address. */
    public boolean isListed(IpAddress ip) {
        return torSet.contains(ip) || threatSet.contains(ip);
    }

    List<ListEntry> entries(IpAddress ip) {
        if (trustedSet.contains(ip)) {
            return TRUSTED_ENTRY;
        }
        if (torSet.contains(ip)) {
            return TOR_ENTRY;
        }
        return threatSet.contains(ip) ? THREAT_ENTRY : List.of();
    }
}
