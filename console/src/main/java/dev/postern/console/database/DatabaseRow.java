// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.database;

import dev.postern.api.coverage.DatabaseCoverage;

/**
 * A database in the list of all.
 *
 * @param openFindings findings that are not archived
 * @param worst greatest severity of these, 0 when there are none
 * @param blindSpots what its logs hide from attacks' view
 * @param hints what they could show better
 */
public record DatabaseRow(DatabaseCoverage coverage, long openFindings, double worst, long blindSpots, long hints) {}
