// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.Finding.ValueCount;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Successful logins by value. Holds at most 512 values; then the quarter with the fewest logins gives way. */
final class ValueCounts {

    private static final int MOST_KEPT = 512;
    private static final int MOST_SHOWN = 10;

    /** The logins of one value. */
    static final class Count {
        private long logins;

        private Count() {}

        private Count(StateReader in) {
            logins = in.number();
        }

        /** Reads a counter that several others may refer to. */
        static Count read(StateReader in) {
            return in.shared(Count.class, Count::new);
        }

        static void write(StateWriter out, Count count) {
            out.shared(count, (o, c) -> o.number(c.logins));
        }

        void add() {
            logins++;
        }
    }

    private final Map<String, Count> counts = new LinkedHashMap<>(4);

    ValueCounts() {}

    ValueCounts(StateReader in) {
        in.each(() -> counts.put(in.text(), Count.read(in)));
    }

    void write(StateWriter out) {
        out.all(counts, StateWriter::text, Count::write);
    }

    /** The counter of a value, made when it is new. */
    Count of(String value) {
        Count count = counts.get(value);
        if (count == null) {
            if (counts.size() == MOST_KEPT) {
                forgetFewest();
            }
            count = new Count();
            counts.put(value, count);
        }
        return count;
    }

    boolean holds(String value) {
        return counts.containsKey(value);
    }

    private void forgetFewest() {
        counts.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().logins))
                .limit(MOST_KEPT / 4)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(counts::remove);
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
