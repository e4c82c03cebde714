// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

/**
 * The latest change of a finding: a new state, or something that people have set.
 *
 * @param number of the change, from 1, rising within an account and region; gaps are allowed
 * @param raised number of the finding's first state: the same number for one that is new
 * @param finding as it is now
 */
public record FindingChange(long number, long raised, StoredFinding finding) {}
