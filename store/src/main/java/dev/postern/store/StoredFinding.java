// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

/**
 * A finding with what the store adds.
 *
 * @param state as the detector told it last
 * @param version how many states were stored, from 1
 * @param archived whether somebody has archived it
 */
public record StoredFinding(FindingState state, long version, boolean archived) {}
