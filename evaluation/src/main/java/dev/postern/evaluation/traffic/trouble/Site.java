// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.trouble;

import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.life.Plan;

/** Where trouble happens. */
record Site(Fleet fleet, Database database, Plan plan) {}
