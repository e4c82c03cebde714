// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.evaluation.traffic.TrafficSettings;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sets up the databases. */
final class Databases {
    private static final List<String> SERVICES = List.of(
            "orders",
            "payments",
            "dwh",
            "erp",
            "catalog",
            "wiki",
            "cart",
            "users",
            "crm",
            "search",
            "billing",
            "stock",
            "finance",
            "shipping",
            "reviews",
            "hr",
            "pricing",
            "loyalty",
            "invoices",
            "media",
            "tickets",
            "fraud",
            "events",
            "returns",
            "partners",
            "assets",
            "messaging",
            "consent",
            "suppliers",
            "tax");

    private static final List<DatabaseKind> KINDS = List.of(
            DatabaseKind.WEB,
            DatabaseKind.MICROSERVICE,
            DatabaseKind.WAREHOUSE,
            DatabaseKind.LEGACY,
            DatabaseKind.MICROSERVICE,
            DatabaseKind.INTERNAL,
            DatabaseKind.WEB,
            DatabaseKind.MICROSERVICE,
            DatabaseKind.LEGACY,
            DatabaseKind.MICROSERVICE);

    private static final List<LogStyle> STYLES = List.of(
            LogStyle.POSTGRES,
            LogStyle.MARIADB_AUDIT,
            LogStyle.POSTGRES_13,
            LogStyle.MYSQL_AUDIT,
            LogStyle.POSTGRES_CSV,
            LogStyle.POSTGRES,
            LogStyle.MYSQL_GENERAL,
            LogStyle.POSTGRES,
            LogStyle.MARIADB_AUDIT,
            LogStyle.POSTGRES,
            LogStyle.POSTGRES_CSV);

    /** Share of the databases that the internet reaches. */
    private static final double EXPOSED = 0.3;

    private static final double IPV6 = 0.4;

    private Databases() {}

    static List<Database> of(TrafficSettings settings) {
        Dice dice = Dice.of(settings.seed(), "databases");
        List<Integer> order = order(settings.databases(), dice);
        int exposed = (int) Math.round(settings.databases() * EXPOSED);
        int shift = dice.below(STYLES.size());
        List<Database> databases = new ArrayList<>();
        for (int i = 0; i < settings.databases(); i++) {
            databases.add(database(i, order.indexOf(i) < exposed, shift, settings, dice.at(i)));
        }
        return List.copyOf(databases);
    }

    private static List<Integer> order(int size, Dice dice) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(dice.below(order.size() + 1), i);
        }
        return Collections.unmodifiableList(order);
    }

    private static Database database(int index, boolean exposed, int shift, TrafficSettings settings, Dice dice) {
        DatabaseKind kind = KINDS.get(index % KINDS.size());
        String service = SERVICES.get(index % SERVICES.size());
        String id = service + (index < SERVICES.size() ? "-db" : "-db-" + (1 + index / SERVICES.size()));
        LogStyle style = STYLES.get((index + shift) % STYLES.size());
        boolean upgrades = style == LogStyle.POSTGRES_13 && dice.chance(0.5);
        boolean old = kind == DatabaseKind.LEGACY && !exposed;
        return new Database(
                index,
                id,
                kind,
                service,
                style,
                upgrades ? LogStyle.POSTGRES : style,
                upgrades ? dice.between(25, Math.max(26, settings.days())) : Integer.MAX_VALUE,
                exposed,
                exposed && dice.chance(IPV6),
                !old || dice.chance(0.4),
                dice.below(Subnets.CLUSTERS),
                dice.chance(0.1)
                        ? dice.micros(-90 * Micros.SECOND, 90 * Micros.SECOND)
                        : dice.micros(-Micros.SECOND, Micros.SECOND));
    }
}
