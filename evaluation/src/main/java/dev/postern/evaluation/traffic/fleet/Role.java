// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

/** What a person does with databases. */
public enum Role {
    /** Looks after most of the databases. */
    ADMINISTRATOR,
    /** Asks the warehouse and a few others, most days. */
    ANALYST,
    /** Looks into the databases of the own services now and then. */
    DEVELOPER,
    /** Comes for the end of the quarter, or of the month, alone. */
    QUARTERLY
}
