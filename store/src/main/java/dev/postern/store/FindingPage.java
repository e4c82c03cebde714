// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which findings to give next. Findings with the same value are in order of their ids, so that a place in the order is certain
 * even while findings come and change.
 *
 * @param conditions all of which hold
 * @param sort what they are sorted by
 * @param descending whether the greatest is first
 * @param after the place behind which to begin, or null for the beginning
 * @param limit most findings to give, 1 to 1,000
 */
public record FindingPage(
        List<FindingCondition> conditions,
        FindingField sort,
        boolean descending,
        @Nullable Place after,
        int limit) {

    /**
     * A place in the order.
     *
     * @param value the finding's value of the field that is sorted by: a {@link Double}, or a text; nothing counts as the empty text
     * @param id the finding's
     */
    public record Place(Object value, String id) {}
}
