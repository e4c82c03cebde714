// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.Finding.ValueCount;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Successful logins by value. Holds at most 512 values; a new one beyond that replaces the one with the fewest logins. */
final class ValueCounts {

    private static final int MOST_KEPT = 512;
    private static final int MOST_SHOWN = 10;

    /** The logins of one value. */
    static final class Count {
        private long logins;

        void add() {
            logins++;
        }
    }

    private final Map<String, Count> counts = new LinkedHashMap<>(4);

    /** The counter of a value, made when it is new. */
    Count of(String value) {
        Count count = counts.get(value);
        if (count == null) {
            if (counts.size() == MOST_KEPT) {
                counts.remove(fewest());
            }
            count = new Count();
            counts.put(value, count);
        }
        return count;
    }

    boolean holds(String value) {
        return counts.containsKey(value);
    }

    private @Nullable String fewest() {
        String fewest = null;
        long least = Long.MAX_VALUE;
        for (Map.Entry<String, Count> entry : counts.entrySet()) {
            if (entry.getValue().logins < least) {
                least = entry.getValue().logins;
                fewest = entry.getKey();
            }
        }
        return fewest;
    }

    /** Most logins first, then in order of appearance. */
    List<ValueCount> top() {
        return counts.entrySet().stream()
                .map(entry -> new ValueCount(entry.getKey(), entry.getValue().logins))
                .sorted(Comparator.comparingLong(value -> -value.count()))
                .limit(MOST_SHOWN)
                .toList();
    }
}
