// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Attempt;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Result;
import org.jspecify.annotations.Nullable;

/**
 * Writes down attempts with the small things that vary: how long the handshake takes, from which port it comes.
 *
 * @param ledger where to
 * @param dice draws of these logins alone
 * @param happening what they belong to
 */
public record Logins(Ledger ledger, Dice dice, int happening) {
    private static final int LOWEST_PORT = 32_768;
    private static final int HIGHEST_PORT = 60_999;

    /** A login that succeeds; the session lasts some time, microseconds. */
    public void success(Database database, long at, Client client, String user, @Nullable String schema, long session) {
        add(database, at, client, user, schema, Result.SUCCESS, session);
    }

    /** An attempt on the service's database that does not succeed. */
    public void failure(Database database, long at, Client client, String user, Result result) {
        add(database, at, client, user, database.schema(), result, 0);
    }

    /** A connection without an account. */
    public void probe(Database database, long at, Client client, Result result) {
        add(database, at, client, null, null, result, 0);
    }

    private void add(
            Database database,
            long at,
            Client client,
            @Nullable String user,
            @Nullable String schema,
            Result result,
            long session) {
        long shake = client.ip() == null
                ? dice.micros(Micros.MILLI, 4 * Micros.MILLI)
                : dice.micros(3 * Micros.MILLI, 25 * Micros.MILLI);
        int port = dice.between(LOWEST_PORT, HIGHEST_PORT);
        ledger.add(database, new Attempt(at, client, user, schema, result, shake, session, port, happening));
    }
}
