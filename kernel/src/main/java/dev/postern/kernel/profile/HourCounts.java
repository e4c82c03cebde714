// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.WrongClock;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values with the number of hours in which each was seen, forgotten with a half-life of 90 days: a Pitman–Yor process (Pitman and
 * Yor 1997, "The two-parameter Poisson–Dirichlet distribution") with strength 1 and discount ½.
 *
 * <p>Hours and not logins are counted, since a pool opens thousands of sessions a day that say no more than one does. Bounded:
 * at its limit, the quarter of values that weighs least gives way.
 */
public final class HourCounts {

    private static final double STRENGTH = 1;
    private static final double DISCOUNT = 0.5;
    private static final int HOURS_OF_DAY = 24;
    private static final double HALF_LIFE_HOURS = 90 * 24;
    private static final double[] DECAY = new double[100 * 24];

    static {
        for (int hours = 0; hours < DECAY.length; hours++) {
            DECAY[hours] = StrictMath.pow(2, -hours / HALF_LIFE_HOURS);
        }
    }

    private static final class Seen {
        private double weight;
        private int hour;
        private int hours;

        Seen(int hour) {
            this.weight = 1;
            this.hour = hour;
            this.hours = 1;
        }

        Seen(StateReader in) {
            weight = in.real();
            hour = in.integer();
            hours = in.integer();
        }

        void write(StateWriter out) {
            out.real(weight);
            out.number(hour);
            out.number(hours);
        }

        double weight(int now) {
            return weight * decay(now - hour);
        }
    }

    private final int most;
    private final Map<Object, Seen> values = new LinkedHashMap<>(2);
    private double total;
    private int totalHour;

    HourCounts(int most) {
        this.most = most;
    }

    HourCounts(int most, StateReader in) {
        this.most = most;
        in.each(() -> values.put(Values.read(in), new Seen(in)));
        total = in.real();
        totalHour = in.integer();
    }

    void write(StateWriter out) {
        out.all(values, Values::write, (o, seen) -> seen.write(o));
        out.real(total);
        out.number(totalHour);
    }

    private static double decay(int hours) {
        if (hours <= 0) {
            return 1;
        }
        return hours < DECAY.length ? DECAY[hours] : StrictMath.pow(2, -hours / HALF_LIFE_HOURS);
    }

    /** Counts the value in this hour; returns whether that was news, as it is once an hour. */
    boolean see(Object value, int hour) {
        if (WrongClock.ranAhead(totalHour, hour, HOURS_OF_DAY)) {
            goBack(hour);
        }
        Seen seen = values.get(value);
        if (seen == null) {
            if (values.size() >= most) {
                forgetLightest(hour);
            }
            values.put(value, new Seen(hour));
        } else if (seen.hour >= hour) {
            return false;
        } else {
            seen.weight = seen.weight(hour) + 1;
            seen.hour = hour;
            seen.hours++;
        }
        total = total(hour) + 1;
        totalHour = Math.max(totalHour, hour);
        return true;
    }

    /** What was seen while the clock ran ahead counts as seen now. */
    private void goBack(int hour) {
        total = 0;
        for (Seen seen : values.values()) {
            seen.hour = Math.min(seen.hour, hour);
            total += seen.weight(hour);
        }
        totalHour = hour;
    }

    /** Drops a quarter at once, so that a stream of ever new values costs little each. */
    private void forgetLightest(int hour) {
        values.entrySet().stream()
                // The tie is broken by the value itself, so that the order of sight within an hour does not matter.
                .sorted(Comparator.<Map.Entry<Object, Seen>>comparingDouble(
                                entry -> entry.getValue().weight(hour))
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(Math.max(1, most / 4))
                .toList()
                .forEach(entry -> {
                    values.remove(entry.getKey());
                    total = Math.max(0, total(hour) - entry.getValue().weight(hour));
                    totalHour = Math.max(totalHour, hour);
                });
    }

    /** Whether the value is known. */
    public boolean knows(Object value) {
        return values.containsKey(value);
    }

    /** All hours counted, decayed. */
    public double total(int hour) {
        return total * decay(hour - totalHour);
    }

    /** Number of distinct values. */
    public int distinct() {
        return values.size();
    }

    /** Number of values that pass the test. */
    int count(Predicate<Object> test) {
        int count = 0;
        for (Object value : values.keySet()) {
            if (test.test(value)) {
                count++;
            }
        }
        return count;
    }

    /** Hours in which the value was seen, not decayed. */
    public int hours(Object value) {
        Seen seen = values.get(value);
        return seen == null ? 0 : seen.hours;
    }

    /** Shows each value with the hours in which it was seen, not decayed. */
    public void forEach(ObjIntConsumer<Object> visitor) {
        values.forEach((value, seen) -> visitor.accept(value, seen.hours));
    }

    /** The value that weighs most, or null when there is none. */
    public @Nullable Object heaviest(int hour) {
        Object heaviest = null;
        double most = -1;
        for (Map.Entry<Object, Seen> entry : values.entrySet()) {
            double weight = entry.getValue().weight(hour);
            if (weight > most) {
                heaviest = entry.getKey();
                most = weight;
            }
        }
        return heaviest;
    }

    /** Predictive probability that the next hour brings a value never seen here, 0 to 1. */
    public double chanceOfNew(int hour) {
        return chanceOfNew(total(hour));
    }

    private double chanceOfNew(double hours) {
        return Math.min(1, (STRENGTH + DISCOUNT * values.size()) / (hours + STRENGTH));
    }

    /**
     * Predictive probability of the value.
     *
     * @param parent its probability in the wider context that this one backs off to
     */
    public double probability(Object value, double parent, int hour) {
        return probability(value, parent, hour, 0);
    }

    /** The same of a value that is expected: as if it had been seen once more often than all values together. */
    double probabilityIfExpected(Object value, double parent, int hour) {
        return probability(value, parent, hour, total(hour) + 1);
    }

    private double probability(Object value, double parent, int hour, double pseudoHours) {
        Seen seen = values.get(value);
        double counted = (seen == null ? 0 : seen.weight(hour)) + pseudoHours;
        double hours = total(hour) + pseudoHours;
        return Math.min(1, Math.max(0, counted - DISCOUNT) / (hours + STRENGTH) + chanceOfNew(hours) * parent);
    }
}
