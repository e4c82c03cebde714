// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

import dev.postern.kernel.Severity;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something out of the ordinary in the fleet's life.
 *
 * @param id its place in {@link Traffic#happenings()}
 * @param kind what is to be thought of it
 * @param name the sort of trouble or background, or of the attack, in a few words
 * @param attack class of an attack or authorised test; null for everything else
 * @param start time of its first login
 * @param end time of its last login
 * @param instances the database instances that it touches
 * @param right the severities that a finding of it may rightly have (those of GuardDuty for its types); empty for what is not
 *     to be found
 * @param factors what gives it away: names of factors and of patterns as findings have them, and ids of finding types where the
 *     type says it all; the explanation is right when it names one first. Empty for what is not to be found
 */
public record Happening(
        int id,
        Kind kind,
        String name,
        @Nullable AttackClass attack,
        Instant start,
        Instant end,
        Set<String> instances,
        Set<Severity> right,
        Set<String> factors) {

    /** What is to be thought of a happening. */
    public enum Kind {
        /** Is to be found. */
        ATTACK,
        /** Like an attack, by order of the owners: is to be found, and finding it is no error. */
        AUTHORISED,
        /** Noise on databases that the internet reaches: finding it is fine and counted apart. */
        BACKGROUND,
        /** A trouble without malice: a finding of it is false. */
        TROUBLE
    }
}
