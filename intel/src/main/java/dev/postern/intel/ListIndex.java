// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * All lists in one table: each range leads to the list of entries that hold it, which ranges share. Entries that name autonomous
 * systems stand beside it.
 */
final class ListIndex {
    private final RangeTable ranges;
    private final List<List<ListEntry>> verdicts;
    private final NetworkIndex networks;

    private ListIndex(RangeTable ranges, List<List<ListEntry>> verdicts, NetworkIndex networks) {
        this.ranges = ranges;
        this.verdicts = verdicts;
        this.networks = networks;
    }

    /**
     * As {@link dev.postern.kernel.Intel#lists}.
     *
     * @param asnOf tells the AS number of an address, or a negative number; asked only when a list names autonomous systems
     */
    List<ListEntry> find(IpAddress ip, ToLongFunction<IpAddress> asnOf) {
        int value = ranges.find(ip);
        List<ListEntry> byAddress = value == RangeTable.NONE ? List.of() : counting(ip, verdicts.get(value));
        if (networks.isEmpty() || isTrusted(byAddress)) {
            return byAddress;
        }
        List<ListEntry> byNetwork = counting(ip, networks.find(asnOf.applyAsLong(ip)));
        if (isTrusted(byNetwork)) {
            return List.of(byNetwork.get(0));
        }
        return byNetwork.isEmpty() ? byAddress : networks.merge(byAddress, byNetwork);
    }

    /** A listed network such as 172.0.0.0/8 may hold private addresses; no list of attackers can mean those. */
    private static List<ListEntry> counting(IpAddress ip, List<ListEntry> verdict) {
        boolean counts = isTrusted(verdict) || AddressScope.of(ip) == AddressScope.PUBLIC;
        return counts ? verdict : List.of();
    }

    private static boolean isTrusted(List<ListEntry> verdict) {
        return !verdict.isEmpty() && verdict.get(0).kind() == ListKind.TRUSTED;
    }

    RangeTable ranges() {
        return ranges;
    }

    /** Collects the entries of all lists. */
    static final class Builder {
        /** Different reasons that are kept; beyond, entries keep their list's name only. Bounds the memory that texts take. */
        static final int MAX_REASONS = 65_536;

        private record Name(ListKind kind, String list) {}

        private record Network(long asn, int entry) {}

        private final RangeTable.Builder ranges = new RangeTable.Builder();
        private final List<Network> networks = new ArrayList<>();
        private final List<ListEntry> entries = new ArrayList<>();
        private final Map<ListEntry, Integer> numbers = new HashMap<>();
        private final Map<Name, Integer> layers = new LinkedHashMap<>();

        /** Adds addresses; answers false when the reason had to be left out. */
        boolean add(ListEntry entry, AddressRange range) {
            Integer number = number(entry);
            ranges.add(range, number);
            return entries.get(number).equals(entry);
        }

        /** Adds an autonomous system; answers false when the reason had to be left out. */
        boolean addNetwork(ListEntry entry, long asn) {
            Integer number = number(entry);
            networks.add(new Network(asn, number));
            return entries.get(number).equals(entry);
        }

        /** The entry's number, or that of the same without its reason when there are too many. */
        private Integer number(ListEntry entry) {
            Integer known = numbers.get(entry);
            if (known != null) {
                return known;
            }
            boolean room = entries.size() < MAX_REASONS || entry.reason().isEmpty();
            ListEntry kept = room ? entry : new ListEntry(entry.kind(), entry.list(), "");
            return numbers.computeIfAbsent(kept, this::append);
        }

        private int append(ListEntry entry) {
            layers.putIfAbsent(new Name(entry.kind(), entry.list()), layers.size());
            entries.add(entry);
            return entries.size() - 1;
        }

        /** Number of entries of both kinds. */
        int size() {
            return ranges.size() + networks.size();
        }

        /** Number of entries that name autonomous systems. */
        int networks() {
            return networks.size();
        }

        /** A point to go back to when the file being read turns out to be unusable. */
        Mark mark() {
            return new Mark(ranges.mark(), networks.size());
        }

        void rollback(Mark mark) {
            ranges.rollback(mark.ranges);
            networks.subList(mark.networks, networks.size()).clear();
        }

        ListIndex build() {
            // Trusted lists first, then Tor, then threat lists: the order of the enum; within a kind as they were
            // added.
            List<Name> order = new ArrayList<>(layers.keySet());
            order.sort(Comparator.comparing(Name::kind));
            Map<Name, Integer> places = new HashMap<>();
            order.forEach(name -> places.put(name, places.size()));
            ToIntFunction<ListEntry> place = e -> places.getOrDefault(new Name(e.kind(), e.list()), 0);
            int[] layerOf = entries.stream().mapToInt(place).toArray();
            NetworkIndex index = new NetworkIndex(place);
            networks.forEach(network -> index.add(network.asn, entries.get(network.entry)));
            Verdicts verdicts = new Verdicts(List.copyOf(entries));
            RangeTable table = ranges.build(order.size(), i -> layerOf[i], verdicts);
            return new ListIndex(table, List.copyOf(verdicts.verdicts), index);
        }
    }

    record Mark(RangeTable.Mark ranges, int networks) {}

    /** Numbers the different combinations of entries. */
    private static final class Verdicts implements RangeSweep.Overlay {
        private final List<ListEntry> entries;
        private final Map<List<Integer>, Integer> numbers = new HashMap<>();
        private final List<List<ListEntry>> verdicts = new ArrayList<>();

        Verdicts(List<ListEntry> entries) {
            this.entries = entries;
        }

        @Override
        public int combine(List<Integer> winners) {
            boolean trusted = entries.get(winners.get(0)).kind() == ListKind.TRUSTED;
            List<Integer> counting = trusted ? winners.subList(0, 1) : winners;
            Integer known = numbers.get(counting);
            if (known != null) {
                return known;
            }
            int number = verdicts.size();
            numbers.put(List.copyOf(counting), number);
            verdicts.add(counting.stream().map(entries::get).toList());
            return number;
        }
    }
}
