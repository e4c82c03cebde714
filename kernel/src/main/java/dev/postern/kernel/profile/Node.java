// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counts of all traits in one context: a user, a peer group, an instance, or the fleet. */
public final class Node {

    /** What a context adds to the wider one: a value that was news in this hour. */
    interface News {
        void seen(Trait trait, Object value);
    }

    private final boolean user;
    private final Map<Trait, HourCounts> counts = new EnumMap<>(Trait.class);

    private Node(boolean user) {
        this.user = user;
    }

    private Node(boolean user, StateReader in) {
        this.user = user;
        in.each(() -> {
            Trait trait = in.constant(Trait.class);
            counts.put(trait, new HourCounts(most(trait), in));
        });
    }

    void write(StateWriter out) {
        out.all(counts, StateWriter::constant, (o, values) -> values.write(o));
    }

    /** The context of one user. */
    static Node ofUser() {
        return new Node(true);
    }

    static Node ofUser(StateReader in) {
        return new Node(true, in);
    }

    /** The context of somebody of whom nothing is known. */
    public static Node ofNobody() {
        return ofUser();
    }

    /** A context that several users share. */
    static Node shared() {
        return new Node(false);
    }

    static Node shared(StateReader in) {
        return new Node(false, in);
    }

    private int most(Trait trait) {
        return user ? trait.mostPerUser() : trait.mostShared();
    }

    /** The counts of a trait; null when none has been counted. */
    public @Nullable HourCounts counts(Trait trait) {
        return counts.get(trait);
    }

    /** Counts all traits of a login in this hour. */
    void see(Traits traits, int hour, News news) {
        traits.forEach((trait, value) -> {
            if (see(trait, value, hour)) {
                news.seen(trait, value);
            }
        });
    }

    /** Counts one value; returns whether it was news in this hour. */
    boolean see(Trait trait, Object value, int hour) {
        int most = most(trait);
        if (most == 0) {
            return false;
        }
        HourCounts values = counts.get(trait);
        if (values == null) {
            values = new HourCounts(most);
            counts.put(trait, values);
        }
        return values.see(value, hour);
    }

    /** Whether a value is known here. */
    public boolean knows(Trait trait, Object value) {
        HourCounts values = counts.get(trait);
        return values != null && values.knows(value);
    }

    /** Number of distinct values of a trait. */
    public int distinct(Trait trait) {
        HourCounts values = counts.get(trait);
        return values == null ? 0 : values.distinct();
    }

    /** Decayed hours counted in this context. */
    public double hours(int hour) {
        HourCounts values = counts.get(Trait.HOUR);
        return values == null ? 0 : values.total(hour);
    }

    /** Probability of the value here, backing off to {@code parent}. */
    public double probability(Trait trait, Object value, double parent, int hour) {
        HourCounts values = counts.get(trait);
        return values == null ? parent : values.probability(value, parent, hour);
    }

    /** The same of a value that is expected: as if it had been seen here once more often than all values together. */
    public double probabilityIfExpected(Trait trait, Object value, double parent, int hour) {
        HourCounts values = counts.get(trait);
        return (values == null ? new HourCounts(1) : values).probabilityIfExpected(value, parent, hour);
    }
}
