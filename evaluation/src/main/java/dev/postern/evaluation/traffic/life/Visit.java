// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Person;
import java.util.List;

/**
 * A person's session with a database.
 *
 * @param at when it begins, microseconds since the epoch
 * @param person who
 * @param user the account
 * @param database where
 * @param clients the connections that the tool opens, the first first
 * @param typos wrong passwords before
 */
public record Visit(long at, Person person, String user, Database database, List<Client> clients, int typos) {}
