// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

import dev.postern.evaluation.traffic.Traffic;
import dev.postern.evaluation.traffic.chance.Dice;
import java.util.Set;
import java.util.TreeSet;

/**
 * When and where a script's logins happen.
 *
 * @param start time of the first, microseconds since the epoch; later than the end when there is none
 * @param end time of the last
 * @param instances the databases
 */
public record Span(long start, long end, Set<String> instances) {

    /** What is left of it when all but the last so many microseconds are left out. */
    public Span last(long micros) {
        return new Span(Math.max(start, end - micros), end, instances);
    }

    /** Finds out by playing the script once, with the dice that it is going to be played with. */
    public static Span of(Script script, Dice dice) {
        long[] span = {Long.MAX_VALUE, Long.MIN_VALUE};
        Set<String> instances = new TreeSet<>();
        Ledger ledger = (database, attempt) -> {
            span[0] = Math.min(span[0], attempt.opened());
            span[1] = Math.max(span[1], attempt.opened());
            instances.add(database.id());
        };
        script.play(new Logins(ledger, dice.at(0), Traffic.Receiver.ORDINARY));
        return new Span(span[0], span[1], instances);
    }
}
