// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

import dev.postern.evaluation.traffic.Traffic;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.Person;
import dev.postern.evaluation.traffic.fleet.Result;

/** The people of the fleet at their work. */
public final class Staff implements Actor {
    private final Fleet fleet;
    private final Workday workday;

    /** The people of a fleet. */
    public Staff(Fleet fleet) {
        this.fleet = fleet;
        workday = new Workday(fleet);
    }

    @Override
    public void live(int day, Ledger ledger) {
        for (Person person : fleet.people()) {
            Dice dice = Dice.of(fleet.settings().seed(), "hands")
                    .at(person.number())
                    .at(day);
            Logins logins = new Logins(ledger, dice, Traffic.Receiver.ORDINARY);
            for (Visit visit : workday.visits(person, day)) {
                enter(visit, logins);
            }
        }
    }

    /** Psql connects once to learn that a password is wanted; then come the typing errors, then the session. */
    static void enter(Visit visit, Logins logins) {
        Dice dice = logins.dice();
        Client first = visit.clients().get(0);
        long at = visit.at();
        boolean prompts =
                "psql".equals(first.application()) && visit.database().style().isPostgres() && dice.chance(0.5);
        for (int i = 0; i < visit.typos(); i++) {
            if (prompts) {
                logins.probe(visit.database(), at, first, Result.PROMPT);
                at += dice.micros(2 * Micros.SECOND, 6 * Micros.SECOND);
            }
            logins.failure(visit.database(), at, first, visit.user(), Result.WRONG_PASSWORD);
            at += dice.micros(2 * Micros.SECOND, 25 * Micros.SECOND);
        }
        if (prompts) {
            logins.probe(visit.database(), at, first, Result.PROMPT);
            at += dice.micros(2 * Micros.SECOND, 6 * Micros.SECOND);
        }
        for (Client client : visit.clients()) {
            long session = (long) dice.logNormal(12 * Micros.MINUTE, 1.2);
            logins.success(
                    visit.database(), at, client, visit.user(), visit.database().schema(), session);
            at += dice.micros(100 * Micros.MILLI, 8 * Micros.SECOND);
        }
    }
}
