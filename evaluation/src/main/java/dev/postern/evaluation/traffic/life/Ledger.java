// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

import dev.postern.evaluation.traffic.fleet.Attempt;
import dev.postern.evaluation.traffic.fleet.Database;

/** Where attempts are written down as they happen, in any order within a day. */
public interface Ledger {
    /** Writes down an attempt on a database. */
    void add(Database database, Attempt attempt);
}
