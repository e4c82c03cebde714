// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.ListEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The entries of lists that name autonomous systems, by AS number. */
final class NetworkIndex {
    private final Map<Long, List<ListEntry>> entries = new HashMap<>();
    private final ToIntFunction<ListEntry> layerOf;

    /** @param layerOf the place of an entry's list among all lists */
    NetworkIndex(ToIntFunction<ListEntry> layerOf) {
        this.layerOf = layerOf;
    }

    /** Adds an entry; of one list the first entry of an AS counts. */
    void add(long asn, ListEntry entry) {
        List<ListEntry> known = entries.computeIfAbsent(asn, number -> new ArrayList<>(1));
        int layer = layerOf.applyAsInt(entry);
        if (known.stream().noneMatch(e -> layerOf.applyAsInt(e) == layer)) {
            known.add(entry);
            known.sort(Comparator.comparingInt(layerOf));
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The entries of this AS, one a list, in the order of lists. */
    List<ListEntry> find(long asn) {
        return entries.getOrDefault(asn, List.of());
    }

    /** Both in the order of lists. Of one list the entry by address counts, as it is the narrower one. */
    List<ListEntry> merge(List<ListEntry> byAddress, List<ListEntry> byNetwork) {
        List<ListEntry> both = new ArrayList<>(byAddress);
        for (ListEntry entry : byNetwork) {
            int layer = layerOf.applyAsInt(entry);
            if (byAddress.stream().noneMatch(e -> layerOf.applyAsInt(e) == layer)) {
                both.add(entry);
            }
        }
        both.sort(Comparator.comparingInt(layerOf));
        return List.copyOf(both);
    }
}
