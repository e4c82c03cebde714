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

/** All lists in one table: each range leads to the list of entries that hold it, which ranges share. */
final class ListIndex {
    private final RangeTable ranges;
    private final List<List<ListEntry>> verdicts;

    private ListIndex(RangeTable ranges, List<List<ListEntry>> verdicts) {
        this.ranges = ranges;
        this.verdicts = verdicts;
    }

    /** As {@link dev.postern.kernel.Intel#lists}. */
    List<ListEntry> find(IpAddress ip) {
        int value = ranges.find(ip);
        if (value == RangeTable.NONE) {
            return List.of();
        }
        List<ListEntry> verdict = verdicts.get(value);
        // A listed network such as 172.0.0.0/8 may hold private addresses; no list of attackers can mean those.
        boolean counts = verdict.get(0).kind() == ListKind.TRUSTED || AddressScope.of(ip) == AddressScope.PUBLIC;
        return counts ? verdict : List.of();
    }

    RangeTable ranges() {
        return ranges;
    }

    /** Collects the entries of all lists. */
    static final class Builder {
        /** Different reasons that are kept; beyond, entries keep their list's name only. Bounds the memory that texts take. */
        static final int MAX_REASONS = 65_536;

        private record Name(ListKind kind, String list) {}

        private final RangeTable.Builder ranges = new RangeTable.Builder();
        private final List<ListEntry> entries = new ArrayList<>();
        private final Map<ListEntry, Integer> numbers = new HashMap<>();
        private final Map<Name, Integer> layers = new LinkedHashMap<>();

        /** Adds one entry; answers false when its reason had to be left out. */
        boolean add(ListEntry entry, AddressRange range) {
            Integer number = numbers.get(entry);
            boolean complete = number != null
                    || entries.size() < MAX_REASONS
                    || entry.reason().isEmpty();
            ListEntry kept = complete ? entry : new ListEntry(entry.kind(), entry.list(), "");
            ranges.add(range, number != null ? number : numbers.computeIfAbsent(kept, this::number));
            return complete;
        }

        private int number(ListEntry entry) {
            layers.putIfAbsent(new Name(entry.kind(), entry.list()), layers.size());
            entries.add(entry);
            return entries.size() - 1;
        }

        int size() {
            return ranges.size();
        }

        RangeTable.Mark mark() {
            return ranges.mark();
        }

        void rollback(RangeTable.Mark mark) {
            ranges.rollback(mark);
        }

        ListIndex build() {
            // Trusted lists first, then Tor, then threat lists: the order of the enum; within a kind as they were
            // added.
            List<Name> order = new ArrayList<>(layers.keySet());
            order.sort(Comparator.comparing(Name::kind));
            int[] layerOf = new int[entries.size()];
            for (int i = 0; i < layerOf.length; i++) {
                ListEntry entry = entries.get(i);
                layerOf[i] = order.indexOf(new Name(entry.kind(), entry.list()));
            }
            Verdicts verdicts = new Verdicts(List.copyOf(entries));
            RangeTable table = ranges.build(order.size(), i -> layerOf[i], verdicts);
            return new ListIndex(table, List.copyOf(verdicts.verdicts));
        }
    }

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
