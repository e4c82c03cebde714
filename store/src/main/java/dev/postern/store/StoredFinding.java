// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import org.jspecify.annotations.Nullable;

/**
 * A finding with what the store adds.
 *
 * @param state as the detector told it last
 * @param version how many states were stored, from 1
 * @param archived whether somebody has archived it
 * @param feedback what somebody has said of it, or null
 */
public record StoredFinding(
        FindingState state,
        long version,
        boolean archived,
        @Nullable String feedback) {

    /** A finding of which nobody has said anything. */
    public StoredFinding(FindingState state, long version, boolean archived) {
        this(state, version, archived, null);
    }
}
