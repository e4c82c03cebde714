// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets up what logs in to a database by the clock: monitoring, backup, jobs, the replica, the server's own keeper. */
final class Jobs {
    private static final int MONITOR = 0;
    private static final int BACKUP = 2;
    private static final int JOBS = 4;
    private static final int REPLICA_SUBNET = 251;

    /** Share of the databases that somebody begins to use with a new program while we look on. */
    private static final double NEW_JOB = 0.4;

    private Jobs() {}

    static List<Job> of(Database database, int days, Dice dice) {
        List<Job> jobs = new ArrayList<>();
        boolean postgres = database.style().isPostgres();
        String main = postgres ? "postgres" : "mysql";
        long every = dice.chance(0.4) ? 150 * Micros.SECOND : 5 * Micros.MINUTE;
        jobs.add(new Job(
                "monitoring",
                client(database, MONITOR + (database.index() & 1), "postgres_exporter"),
                main,
                every,
                dice.micros(0, every),
                2 * Micros.SECOND,
                1,
                Micros.SECOND / 2,
                0));
        jobs.add(new Job(
                "backup",
                client(database, BACKUP, postgres ? "pg_dump" : "mysqldump"),
                database.schema(),
                Micros.DAY,
                dice.micros(0, 5 * Micros.HOUR),
                5 * Micros.MINUTE,
                dice.between(1, 3),
                Micros.HOUR,
                0));
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            jobs.add(job(database, i, 0, dice));
        }
        if (dice.chance(NEW_JOB)) {
            jobs.add(job(database, count, dice.between(1, days), dice));
        }
        if (dice.chance(0.5)) {
            // The replica keeps its connection for days; a new one is rare.
            jobs.add(new Job(
                    "replicator",
                    new Client(
                            Subnets.pod(database.cluster(), REPLICA_SUBNET, 10 + database.index() % 200),
                            postgres ? "walreceiver" : null,
                            null),
                    "",
                    dice.between(3, 9) * Micros.DAY,
                    dice.micros(0, Micros.DAY),
                    6 * Micros.HOUR,
                    1,
                    3 * Micros.DAY,
                    0));
        }
        jobs.add(new Job(
                database.superuser(),
                Client.local(postgres ? "psql" : null),
                main,
                dice.chance(0.5) ? Micros.DAY : 6 * Micros.HOUR,
                dice.micros(0, 6 * Micros.HOUR),
                30 * Micros.SECOND,
                1,
                20 * Micros.SECOND,
                0));
        return List.copyOf(jobs);
    }

    private static Job job(Database database, int number, int from, Dice dice) {
        long every = switch (dice.below(5)) {
            case 0 -> 15 * Micros.MINUTE;
            case 1, 2 -> Micros.HOUR;
            case 3 -> Micros.DAY;
            default -> 7 * Micros.DAY;
        };
        String name = dice.pick(List.of("cleanup", "export", "report", "sync", "reindex", "mailer"));
        boolean python = dice.chance(0.4);
        return new Job(
                database.service() + "_" + name + (from > 0 ? "2" : ""),
                client(database, JOBS + dice.below(6), python ? null : name + "-" + number),
                database.schema(),
                every,
                dice.micros(0, Math.min(every, Micros.DAY)),
                20 * Micros.SECOND,
                dice.chance(0.3) ? 2 : 1,
                10 * Micros.MINUTE,
                from);
    }

    private static Client client(Database database, int host, @Nullable String application) {
        return database.admit(Client.of(Subnets.operations(host), application));
    }
}
