// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.LinkedHashSet;
import java.util.Set;

/** Counts distinct values up to a bound; from there on the count is a lower bound. */
final class Distinct {

    /** Enough to tell a person with two laptops from a botnet; more would let a hostile log fill the memory. */
    static final int MOST = 256;

    private final Set<Object> values = new LinkedHashSet<>(4);

    Distinct() {}

    Distinct(StateReader in) {
        in.each(() -> values.add(Values.read(in)));
    }

    void write(StateWriter out) {
        out.all(values, Values::write);
    }

    void add(Object value) {
        if (values.size() < MOST) {
            values.add(value);
        }
    }

    void addAll(Distinct other) {
        other.values.forEach(this::add);
    }

    int count() {
        return values.size();
    }

    boolean holds(Object value) {
        return values.contains(value);
    }

    /** The count in words: {@code "3"}, or {@code "more than 255"}. */
    String text() {
        return count() < MOST ? Integer.toString(count()) : "more than " + (MOST - 1);
    }
}
