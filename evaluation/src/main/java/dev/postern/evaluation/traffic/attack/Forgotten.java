// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import dev.postern.evaluation.traffic.Traffic;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.Subnets;
import dev.postern.evaluation.traffic.life.Actor;
import dev.postern.evaluation.traffic.life.Ledger;
import dev.postern.evaluation.traffic.life.Logins;

/** An account on each database that was used for the last time in the first days, for a project that is over. */
public final class Forgotten implements Actor {
    private static final int LAST_DAY = 3;

    private final Fleet fleet;

    /** The forgotten accounts of a fleet. */
    public Forgotten(Fleet fleet) {
        this.fleet = fleet;
    }

    static String account(Database database) {
        return database.service() + "_import";
    }

    @Override
    public void live(int day, Ledger ledger) {
        if (day > LAST_DAY) {
            return;
        }
        for (Database database : fleet.databases()) {
            Dice dice = Dice.of(fleet.settings().seed(), "forgotten")
                    .at(database.index())
                    .at(day);
            Logins logins = new Logins(ledger, dice, Traffic.Receiver.ORDINARY);
            Client client = database.admit(Client.of(Subnets.operations(100 + database.index() % 100), "importer"));
            int count = 1 + dice.poisson(2);
            for (int i = 0; i < count; i++) {
                long at = fleet.calendar().at(day, dice.between(8.0, 18.0));
                logins.success(database, at, client, account(database), database.schema(), 10 * Micros.MINUTE);
            }
        }
    }
}
