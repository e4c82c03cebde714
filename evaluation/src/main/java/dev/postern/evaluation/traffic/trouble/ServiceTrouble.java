// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.trouble;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Application;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Job;
import dev.postern.evaluation.traffic.fleet.Result;
import dev.postern.evaluation.traffic.fleet.Subnets;
import dev.postern.evaluation.traffic.life.Plan;
import dev.postern.evaluation.traffic.life.Upset;
import java.util.List;

/** Trouble of programs. */
final class ServiceTrouble {
    private ServiceTrouble() {}

    /** The password was changed, but not everywhere: 200 to 3,000 failures until somebody notices. */
    static void rotation(Site site, long at, Dice dice) {
        Application application = site.fleet().mainApplication(site.database());
        double share = dice.chance(0.4) ? 1 : dice.between(0.2, 0.8);
        double failures = StrictMath.exp(dice.between(StrictMath.log(200), StrictMath.log(3_000)));
        double pods = Math.max(1, Math.ceil(application.pods() * share));
        long length = (long) (failures / pods * 19 * Micros.SECOND);
        site.plan()
                .upset(
                        Plan.Label.trouble("rotation gone wrong"),
                        site.database(),
                        0,
                        Upset.Kind.ROTATION,
                        at,
                        at + Math.min(length, 12 * Micros.HOUR),
                        share);
    }

    /** Another server takes over, and everybody connects anew. */
    static void failover(Site site, long at, Dice dice) {
        int count = site.fleet().applications().get(site.database().index()).size();
        for (int i = 0; i < count; i++) {
            site.plan()
                    .upset(
                            Plan.Label.trouble("failover"),
                            site.database(),
                            i,
                            Upset.Kind.FAILOVER,
                            at,
                            at + 2 * Micros.MINUTE,
                            1);
        }
    }

    /** A new service with a name misspelt tries every 30 seconds, 200 to 1,000 times. */
    static void wrongName(Site site, long at, Dice dice) {
        Database database = site.database();
        Client client =
                database.admit(Client.of(Subnets.pod(database.cluster(), dice.below(200), dice.between(4, 250)), null));
        String user =
                dice.pick(List.of(database.service() + "-app", database.service() + "_ap", "app_user", "changeme"));
        int count = dice.between(200, 1_000);
        site.plan().add(Plan.Label.trouble("service with a wrong name"), dice, logins -> {
            for (int i = 0; i < count; i++) {
                long then = at + i * (30 * Micros.SECOND) + logins.dice().micros(0, 2 * Micros.SECOND);
                logins.failure(database, then, client, user, Result.UNKNOWN_USER);
            }
        });
    }

    /** A job that nobody looks after has the old password: one failure a run, for days or weeks. */
    static void staleJob(Site site, long at, Dice dice) {
        Database database = site.database();
        Job job = dice.pick(site.fleet().jobs().get(database.index()));
        if (job.client().ip() == null) {
            return;
        }
        long every = dice.chance(0.6) ? Micros.HOUR : Micros.DAY;
        int count = every == Micros.HOUR ? dice.between(20, 200) : dice.between(5, 20);
        Client client = job.client().from(Subnets.operations(4 + dice.below(6)));
        site.plan().add(Plan.Label.trouble("job with an old password"), dice, logins -> {
            for (int i = 0; i < count; i++) {
                long then = at + i * every + logins.dice().micros(0, 20 * Micros.SECOND);
                logins.failure(database, then, client, job.user(), Result.WRONG_PASSWORD);
            }
        });
    }

    /** The account has no more connections for some minutes: whoever wants one is refused. */
    static void tooMany(Site site, long at, Dice dice) {
        site.plan()
                .upset(
                        Plan.Label.trouble("too many connections"),
                        site.database(),
                        0,
                        Upset.Kind.EXHAUSTION,
                        at,
                        at + dice.micros(3 * Micros.MINUTE, 25 * Micros.MINUTE),
                        1);
    }
}
