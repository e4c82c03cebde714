// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import org.jspecify.annotations.Nullable;

/**
 * Which findings to find; null means any.
 *
 * @param instance identifier of the database instance
 * @param type finding type, exactly
 * @param minSeverity least severity
 * @param archived whether archived
 * @param updatedFromMicros earliest update
 * @param updatedToMicros end of the range of updates, exclusive
 * @param limit most findings to give, 1 to 10,000
 */
public record FindingQuery(
        @Nullable String instance,
        @Nullable String type,
        double minSeverity,
        @Nullable Boolean archived,
        long updatedFromMicros,
        long updatedToMicros,
        int limit) {

    /** Any finding, at most so many. */
    public static FindingQuery any(int limit) {
        return new FindingQuery(null, null, 0, null, Long.MIN_VALUE, Long.MAX_VALUE, limit);
    }
}
