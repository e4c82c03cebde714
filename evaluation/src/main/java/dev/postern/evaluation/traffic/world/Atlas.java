// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.world;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Location;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who has which public addresses, and where: every network of length 16 is one carrier's, in one city. */
public final class Atlas {
    private static final String[] HOSTERS = {
        "Bulletrack", "Serverion", "M47 Networks", "HostKing", "Colocrest", "Vpsware", "Nodeburst", "Rackline"
    };
    private static final String[] CLOUDS = {"Nimbus Web Services", "Azurite", "Gigacloud", "Ocean Droplet"};
    private static final int FIRST_ASN = 64_600;
    private static final int BLOCK6 = 0x2A10_0000;

    private final List<Carrier> carriers = new ArrayList<>();
    private final Map<Carrier.Kind, List<Carrier>> byKind = new EnumMap<>(Carrier.Kind.class);
    private final Location[] places = new Location[1 << 16];
    private final Map<Integer, Location> places6 = new HashMap<>();
    private final List<Integer> free;

    Atlas(Dice dice) {
        free = blocks(dice);
        for (Country country : Country.ALL) {
            int size = Country.ALL.indexOf(country) < 5 ? 4 : 2;
            for (int i = 0; i < size; i++) {
                add(country.name() + " Broadband " + (i + 1), country, Carrier.Kind.RESIDENTIAL, 6 + 3 * size, dice);
            }
            add(country.name() + " Mobile", country, Carrier.Kind.MOBILE, 3, dice);
            add(country.name() + " Business Lines", country, Carrier.Kind.BUSINESS, 3, dice);
            String hoster = HOSTERS[dice.below(HOSTERS.length)];
            add(hoster + " " + country.code(), country, Carrier.Kind.HOSTING, dice.between(2, 6), dice);
        }
        for (String cloud : CLOUDS) {
            for (int i = 0; i < 5; i++) {
                add(cloud, Country.ALL.get(i), Carrier.Kind.CLOUD, 8, dice);
            }
        }
    }

    /** The public networks of length 16, shuffled. */
    private static List<Integer> blocks(Dice dice) {
        List<Integer> blocks = new ArrayList<>();
        for (int block = 11 << 8; block < 224 << 8; block++) {
            int first = block >>> 8;
            boolean special = first == 192 || first == 198 || first == 203 || first == 100;
            if (!special && AddressScope.of(IpAddress.v4(block << 16 | 1)) == AddressScope.PUBLIC) {
                blocks.add(block);
            }
        }
        for (int i = blocks.size() - 1; i > 0; i--) {
            int j = dice.below(i + 1);
            Integer moved = blocks.get(i);
            blocks.set(i, blocks.get(j));
            blocks.set(j, moved);
        }
        return blocks;
    }

    private void add(String name, Country country, Carrier.Kind kind, int size, Dice dice) {
        List<Integer> blocks = new ArrayList<>();
        int asn = FIRST_ASN + carriers.size();
        int block6 = BLOCK6 + carriers.size();
        for (int i = 0; i < size; i++) {
            int block = free.remove(free.size() - 1);
            blocks.add(block);
            places[block] = place(asn, name, country, dice.pick(country.cities()));
        }
        places6.put(block6, place(asn, name, country, country.cities().get(0)));
        Carrier carrier = new Carrier(asn, name, country, kind, List.copyOf(blocks), block6);
        carriers.add(carrier);
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(carrier);
    }

    private static Location place(int asn, String name, Country country, Country.City city) {
        return new Location(asn, name, country.code(), country.name(), city.name(), city.latitude(), city.longitude());
    }

    Location locate(IpAddress ip) {
        Location place = ip.isV4() ? places[ip.v4Bits() >>> 16] : places6.get((int) (ip.high() >>> 32));
        return place == null ? Location.UNKNOWN : place;
    }

    /** A carrier of a kind, anywhere. */
    public Carrier some(Carrier.Kind kind, Dice dice) {
        return dice.pick(byKind.getOrDefault(kind, carriers));
    }

    /** A carrier of a kind in a country. */
    public Carrier in(Country country, Carrier.Kind kind, Dice dice) {
        List<Carrier> local = new ArrayList<>();
        for (Carrier carrier : carriers) {
            if (carrier.kind() == kind && carrier.country().equals(country)) {
                local.add(carrier);
            }
        }
        return dice.pick(local);
    }

    /** A carrier of a kind in any country but one. */
    public Carrier abroad(Country country, Carrier.Kind kind, Dice dice) {
        Carrier carrier = some(kind, dice);
        while (carrier.country().equals(country)) {
            carrier = some(kind, dice);
        }
        return carrier;
    }
}
