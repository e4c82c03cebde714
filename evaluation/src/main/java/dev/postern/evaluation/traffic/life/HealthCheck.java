// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

import dev.postern.evaluation.traffic.Traffic;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.Result;
import dev.postern.evaluation.traffic.fleet.Subnets;
import dev.postern.kernel.IpAddress;

/** A load balancer, or a check from outside, that opens a connection again and again to see whether somebody answers. */
public final class HealthCheck implements Actor {
    private static final int BALANCER_SUBNET = 252;

    private final Fleet fleet;
    private final Database database;
    private final Dice dice;
    private final long period;
    private final IpAddress[] from;

    private HealthCheck(Fleet fleet, Database database, Dice dice, long period, IpAddress... from) {
        this.fleet = fleet;
        this.database = database;
        this.dice = dice;
        this.period = period;
        this.from = from;
    }

    /** The two halves of a load balancer in front of a database. */
    public static HealthCheck balancer(Fleet fleet, Database database) {
        Dice dice = Dice.of(fleet.settings().seed(), "balancer").at(database.index());
        long period = (dice.chance(0.2) ? 30 : 60) * Micros.SECOND;
        return new HealthCheck(
                fleet,
                database,
                dice,
                period,
                Subnets.pod(database.cluster(), BALANCER_SUBNET, 10 + database.index() % 100),
                Subnets.pod(database.cluster(), BALANCER_SUBNET, 120 + database.index() % 100));
    }

    /** A service that looks every five minutes, from one of its places after the other, whether an exposed database is up. */
    public static HealthCheck outside(Fleet fleet, Database database) {
        Dice dice = Dice.of(fleet.settings().seed(), "uptime").at(database.index());
        return new HealthCheck(
                fleet,
                database,
                dice,
                5 * Micros.MINUTE,
                fleet.world().listed().trusted().toArray(IpAddress[]::new));
    }

    @Override
    public void live(int day, Ledger ledger) {
        Logins logins = new Logins(ledger, dice.at(day), Traffic.Receiver.ORDINARY);
        long start = fleet.calendar().start(day);
        int turn = 0;
        for (long at = start + dice.at(-1).micros(0, period); at < start + Micros.DAY; at += period) {
            logins.probe(database, at, new Client(from[turn++ % from.length], null, null), Result.PROBE);
        }
    }
}
