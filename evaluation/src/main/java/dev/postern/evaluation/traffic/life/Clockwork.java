// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

import dev.postern.evaluation.traffic.Traffic;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.Job;

/** The jobs of a database. */
public final class Clockwork implements Actor {
    private final Fleet fleet;
    private final Database database;
    private final Dice dice;

    /** The jobs of a database. */
    public Clockwork(Fleet fleet, Database database) {
        this.fleet = fleet;
        this.database = database;
        dice = Dice.of(fleet.settings().seed(), "jobs").at(database.index());
    }

    @Override
    public void live(int day, Ledger ledger) {
        Logins logins = new Logins(ledger, dice.at(day), Traffic.Receiver.ORDINARY);
        long origin = fleet.calendar().start(0);
        long start = fleet.calendar().start(day);
        for (Job job : fleet.jobs().get(database.index())) {
            if (day < job.from()) {
                continue;
            }
            long runs = Math.max(0, -Math.floorDiv(origin + job.offset() - start, job.every()));
            for (long at = origin + job.offset() + runs * job.every(); at < start + Micros.DAY; at += job.every()) {
                for (int i = 0; i < job.logins(); i++) {
                    long late = logins.dice().micros(0, job.jitter()) + i * Micros.SECOND;
                    long session = logins.dice().micros(job.session() / 50, job.session());
                    logins.success(
                            database,
                            at + late,
                            job.client(),
                            job.user(),
                            job.schema().isEmpty() ? null : job.schema(),
                            session);
                }
            }
        }
    }
}
