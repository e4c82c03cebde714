// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.trouble;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.Result;
import dev.postern.evaluation.traffic.life.Logins;
import dev.postern.evaluation.traffic.life.Plan;
import dev.postern.evaluation.traffic.world.Carrier;
import dev.postern.evaluation.traffic.world.World;
import dev.postern.kernel.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What everything that the internet reaches has to bear: scanners that come back every few days, strangers that come once, and bots
 * that try the passwords that everybody tries. About 15 probes and 2.5 small bursts a day on each exposed database, a big one a week.
 */
public final class Noise {
    private static final int SCANNERS = 30;
    private static final double STRANGERS = 5.5;
    private static final double BURSTS = 2.5;
    private static final double BIG_BURSTS = 1.0 / 7;
    private static final double LISTED = 0.3;

    private static final List<String> NAMES = List.of(
            "postgres",
            "postgres",
            "postgres",
            "root",
            "root",
            "admin",
            "test",
            "user",
            "mysql",
            "sa",
            "pgsql",
            "odoo",
            "dbuser",
            "guest",
            "ubuntu",
            "oracle");

    private final Fleet fleet;
    private final Plan plan;
    private final List<Scanner> scanners = new ArrayList<>();

    /** @param period days between two of its visits */
    private record Scanner(IpAddress ip, int period, int offset, boolean speaks) {}

    private Noise(Fleet fleet, Plan plan) {
        this.fleet = fleet;
        this.plan = plan;
        Dice dice = Dice.of(fleet.settings().seed(), "scanners");
        for (int i = 0; i < SCANNERS; i++) {
            int period = dice.between(1, 7);
            scanners.add(new Scanner(source(dice), period, dice.below(period), dice.chance(0.3)));
        }
    }

    /** Plans the noise on all exposed databases. */
    public static void plan(Fleet fleet, Plan plan) {
        Noise noise = new Noise(fleet, plan);
        for (Database database : fleet.exposed()) {
            for (int day = 0; day < fleet.calendar().days(); day++) {
                Dice dice = Dice.of(fleet.settings().seed(), "noise")
                        .at(database.index())
                        .at(day);
                if (day % 7 == 0) {
                    noise.probes(database, day, dice.at(0));
                }
                noise.bursts(database, day, dice);
            }
        }
    }

    private IpAddress source(Dice dice) {
        World world = fleet.world();
        if (dice.chance(LISTED)) {
            return dice.pick(world.listed().threats());
        }
        Carrier.Kind kind = dice.chance(0.6) ? Carrier.Kind.HOSTING : Carrier.Kind.RESIDENTIAL;
        return world.atlas().some(kind, dice).address(dice);
    }

    private void probes(Database database, int monday, Dice dice) {
        plan.add(Plan.Label.background("probes of a week"), dice, logins -> {
            for (int day = monday; day < Math.min(monday + 7, fleet.calendar().days()); day++) {
                long start = fleet.calendar().start(day);
                for (Scanner scanner : scanners) {
                    if (day % scanner.period() == scanner.offset()
                            && logins.dice().chance(0.9)) {
                        Result result = scanner.speaks() ? Result.GARBAGE : Result.PROBE;
                        probe(database, start, scanner.ip(), result, logins);
                    }
                }
                int strangers = logins.dice().poisson(STRANGERS);
                for (int i = 0; i < strangers; i++) {
                    Result result = logins.dice().chance(0.3) ? Result.GARBAGE : Result.PROBE;
                    probe(database, start, source(logins.dice()), result, logins);
                }
            }
        });
    }

    private static void probe(Database database, long start, IpAddress ip, Result result, Logins logins) {
        logins.probe(database, start + logins.dice().micros(0, Micros.DAY), new Client(ip, null, null), result);
    }

    private void bursts(Database database, int day, Dice dice) {
        int small = dice.poisson(BURSTS);
        for (int i = 0; i < small; i++) {
            burst(database, day, dice.at(1 + i), "small burst of guesses", dice.between(2, 30));
        }
        if (dice.chance(BIG_BURSTS)) {
            burst(database, day, dice.at(100), "big burst of guesses", (int) dice.logNormal(400, 0.8));
        }
    }

    private void burst(Database database, int day, Dice dice, String name, int count) {
        Client client = new Client(source(dice), null, null);
        boolean one = dice.chance(0.5);
        String favourite = dice.pick(NAMES);
        long pause = dice.micros(Micros.SECOND / 5, 8 * Micros.SECOND);
        long start = fleet.calendar().start(day) + dice.micros(0, Micros.DAY);
        plan.add(Plan.Label.background(name), dice, logins -> {
            long at = start;
            for (int i = 0; i < count; i++) {
                String user = one ? favourite : logins.dice().pick(NAMES);
                boolean exists = user.equals(database.superuser());
                logins.failure(database, at, client, user, exists ? Result.WRONG_PASSWORD : Result.UNKNOWN_USER);
                at += 1 + (long) (pause * logins.dice().between(0.6, 1.4));
            }
        });
    }
}
