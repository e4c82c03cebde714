// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.evaluation.traffic.chance.Calendar;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sets up the applications of a database: how many pods, where, and how that changes over the months. */
final class Applications {
    /** Mean number of days until pods come into a further network, the whole application moves, the client changes. */
    private static final double NEW_SUBNET = 63;

    private static final double MOVE = 252;
    private static final double NEW_CLIENT = 280;
    private static final double DEPLOY = 7;

    /** Share of the services whose pods a pooler hides: its two addresses, no client name. */
    private static final double POOLED = 0.2;

    private static final List<String> ENDINGS = List.of("-api", "-service", "-backend", "");

    private Applications() {}

    static List<Application> of(Database database, Calendar calendar, Dice dice) {
        String name = database.service();
        List<Application> applications = new ArrayList<>();
        switch (database.kind()) {
            case WEB -> {
                String client = name + dice.pick(ENDINGS);
                applications.add(pods(database, name + "_app", client, 3, 7, 4, dice.between(20, 45), calendar, dice));
                applications.add(pods(database, name + "_worker", name + "-worker", 1, 2, 2, 60, calendar, dice));
            }
            case MICROSERVICE -> {
                String client =
                        dice.chance(0.2) ? null : dice.chance(0.3) ? "PostgreSQL JDBC Driver" : name + "-service";
                applications.add(
                        dice.chance(POOLED)
                                ? machines(database, name, null, 2, 6, 50, calendar, dice)
                                : pods(database, name, client, 2, 3, 3, dice.between(20, 45), calendar, dice));
            }
            case WAREHOUSE -> {
                applications.add(machines(database, "dashboards", "Metabase", 1, 6, 30, calendar, dice));
                applications.add(machines(database, "etl", "airflow", 2, 0, 12, calendar, dice));
            }
            case LEGACY ->
                applications.add(
                        dice.chance(0.4)
                                // A pooler between the two: one address, no client name.
                                ? machines(database, name, null, 1, 15, 60, calendar, dice)
                                : machines(database, name, name.toUpperCase(Locale.ROOT), 2, 0, 2, calendar, dice));
            case INTERNAL -> applications.add(machines(database, name + "_rw", null, 1, 5, 45, calendar, dice));
        }
        return List.copyOf(applications);
    }

    private static Application pods(
            Database database,
            String user,
            @Nullable String client,
            int pods,
            int most,
            int pool,
            int minutes,
            Calendar calendar,
            Dice dice) {
        return application(database, user, client, pods, most, pool, minutes, false, calendar, dice);
    }

    private static Application machines(
            Database database,
            String user,
            @Nullable String client,
            int count,
            int pool,
            int minutes,
            Calendar calendar,
            Dice dice) {
        return application(database, user, client, count, count, pool, minutes, true, calendar, dice);
    }

    private static Application application(
            Database database,
            String user,
            @Nullable String client,
            int pods,
            int most,
            int pool,
            int minutes,
            boolean fixed,
            Calendar calendar,
            Dice dice) {
        List<Long> deploys = new ArrayList<>();
        for (double day = dice.exponential(DEPLOY); !fixed && day < calendar.days(); day += dice.exponential(DEPLOY)) {
            int date = (int) day;
            if (calendar.isWorkday(date)) {
                deploys.add(calendar.at(date, dice.between(9.0, 17.0)));
            }
        }
        return new Application(
                user,
                pods,
                most,
                pool,
                minutes * Micros.MINUTE,
                fixed,
                dice.between(13.0, 20.0),
                eras(database, client, fixed, calendar, deploys, dice),
                List.copyOf(deploys));
    }

    private static List<Application.Era> eras(
            Database database,
            @Nullable String client,
            boolean fixed,
            Calendar calendar,
            List<Long> deploys,
            Dice dice) {
        String tls = database.tls() ? dice.chance(0.7) ? Client.TLS_1_3 : Client.TLS_1_2 : null;
        List<Application.Era> eras = new ArrayList<>();
        int subnet = dice.below(200);
        Application.Era era =
                new Application.Era(Long.MIN_VALUE, database.cluster(), List.of(subnet, subnet + 1), client, tls);
        eras.add(era);
        double slow = fixed ? 4 : 1;
        for (int day = 1; day < calendar.days(); day++) {
            boolean widened = !fixed && dice.chance(1 / NEW_SUBNET);
            boolean moved = dice.chance(1 / (MOVE * slow));
            boolean renamed = client != null && dice.chance(1 / (NEW_CLIENT * slow));
            if (!(widened || moved || renamed) || !calendar.isWorkday(day)) {
                continue;
            }
            long at = calendar.at(day, dice.between(9.0, 17.0));
            List<Integer> subnets = new ArrayList<>(era.subnets());
            if (moved) {
                subnets = List.of(dice.below(200), dice.below(200));
            } else if (widened) {
                subnets.add(dice.below(200));
            }
            era = new Application.Era(
                    at,
                    moved ? dice.below(Subnets.CLUSTERS) : era.cluster(),
                    List.copyOf(subnets),
                    renamed ? database.service() + "-v" + dice.between(2, 9) : era.name(),
                    renamed && database.tls() ? Client.TLS_1_3 : era.tls());
            eras.add(era);
            deploys.add(at);
        }
        deploys.sort(Long::compare);
        return List.copyOf(eras);
    }
}
