// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.coverage;

/** How a database is covered, the worst first. */
public enum CoverageState {
    /** Its logs, or some of them, cannot be read. */
    UNREADABLE,
    /** Its logs are read, and have told of no login for longer than they should. */
    SILENT,
    /** Its server is older than those whose logs are known to be understood. */
    TOO_OLD,
    /** It is watched; what is normal there is still being learnt. */
    LEARNING,
    /** It is watched, and what is normal there is known. */
    HEALTHY
}
