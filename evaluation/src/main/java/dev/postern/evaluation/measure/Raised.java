// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.kernel.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding that people were told of.
 *
 * @param seed seed of the traffic
 * @param id the detector's name of it
 * @param type what was found
 * @param instance the database instance
 * @param severity how grave it became
 * @param worth what it is worth
 * @param cause the trouble, background or attack that most of its logins belonged to at first, or {@code ordinary logins}
 * @param happening that happening's id, or -1
 * @param at when people were first told
 * @param ageDays days from the traffic's start until then
 * @param notifications how often people were told
 * @param factor the factor with the most bits, or null
 * @param patterns how it was found
 * @param bits the sum of its factors, null when it has no score
 * @param text why, in one sentence; hostile
 */
public record Raised(
        long seed,
        String id,
        String type,
        String instance,
        Severity severity,
        Worth worth,
        String cause,
        int happening,
        Instant at,
        double ageDays,
        int notifications,
        @Nullable String factor,
        List<String> patterns,
        @Nullable Double bits,
        String text) {

    /** What a finding is worth. */
    public enum Worth {
        /** It found an attack, by the strict rule. */
        ATTACK,
        /** It found an authorised test, by the same rule. */
        AUTHORISED,
        /** Most of what it was raised for is real but of no value. */
        BACKGROUND,
        /** Most of what it was raised for is everyday life or its troubles. */
        FALSE
    }
}
