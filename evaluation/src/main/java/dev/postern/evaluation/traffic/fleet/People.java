// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.evaluation.traffic.TrafficSettings;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.world.Carrier;
import dev.postern.evaluation.traffic.world.Country;
import dev.postern.evaluation.traffic.world.World;
import java.util.ArrayList;
import java.util.List;

/** Hires the people of the company: who they are, where they live, what they use. */
final class People {
    private static final List<String> FIRST = List.of(
            "anna", "ben", "carla", "david", "eva", "felix", "greta", "henry", "ines", "jan", "kim", "laura", "mark",
            "nina", "oscar", "paula", "quentin", "rosa", "sam", "tina", "umar", "vera", "will", "xenia", "yusuf",
            "zoe");
    private static final List<String> LAST = List.of(
            "meyer", "smith", "rossi", "kumar", "novak", "garcia", "chen", "dubois", "jansen", "okafor", "silva",
            "berg");

    /** Share of the people who come, or go, while we look on. */
    private static final double TURNOVER = 0.15;

    private static final double ABROAD = 0.12;

    private final TrafficSettings settings;
    private final World world;
    private final List<Database> databases;
    private final List<Person> people = new ArrayList<>();

    private People(TrafficSettings settings, World world, List<Database> databases) {
        this.settings = settings;
        this.world = world;
        this.databases = databases;
    }

    static List<Person> of(TrafficSettings settings, World world, List<Database> databases) {
        People people = new People(settings, world, databases);
        people.hire(Role.ADMINISTRATOR, 3 + databases.size() / 20);
        people.hire(Role.ANALYST, 2 + databases.size() / 4);
        people.hire(Role.DEVELOPER, 3 + databases.size() / 2);
        people.hire(Role.QUARTERLY, 1 + databases.size() / 8);
        return List.copyOf(people.people);
    }

    private void hire(Role role, int count) {
        for (int i = 0; i < count; i++) {
            int number = people.size();
            people.add(person(number, role, Dice.of(settings.seed(), "people").at(number)));
        }
    }

    private Person person(int number, Role role, Dice dice) {
        int days = settings.days();
        boolean joins = role != Role.QUARTERLY && dice.chance(TURNOVER);
        boolean leaves = role != Role.QUARTERLY && dice.chance(TURNOVER);
        int from = joins ? dice.below(days) : 0;
        Country country = dice.chance(ABROAD)
                ? dice.pick(List.of(
                        world.home(),
                        world.atlas()
                                .abroad(world.home(), Carrier.Kind.RESIDENTIAL, dice)
                                .country()))
                : world.home();
        Carrier home = world.atlas().in(country, Carrier.Kind.RESIDENTIAL, dice);
        String name = FIRST.get(number % FIRST.size()) + "." + LAST.get(dice.below(LAST.size()));
        String login = number < FIRST.size() ? name : name + number / FIRST.size();
        return new Person(
                number,
                login,
                role,
                from,
                leaves ? dice.between(Math.min(days, from + 14), days + 14) : Integer.MAX_VALUE,
                dice.between(7.2, 10.0),
                country.equals(world.home()) ? Math.min(1, Math.max(0, 0.45 + 0.35 * dice.normal())) : 0,
                dice.logNormal(1, 0.6),
                dice.chance(0.3) ? 0.15 : 0.03,
                home,
                dice.pick(home.blocks()),
                dice.chance(0.15) ? 1 : Math.max(2, dice.logNormal(30, 0.8)),
                dice.chance(0.4),
                dice.chance(0.5),
                role == Role.ADMINISTRATOR && dice.chance(0.5),
                tool(role, dice),
                dice.chance(0.2) ? Client.TLS_1_2 : Client.TLS_1_3,
                Math.min(0.3, dice.logNormal(0.04, 0.7)),
                access(role, from, login, dice));
    }

    private static Tool tool(Role role, Dice dice) {
        return switch (role) {
            case ADMINISTRATOR -> dice.chance(0.8) ? Tool.PSQL : Tool.PGADMIN;
            case ANALYST -> dice.pick(List.of(Tool.DBEAVER, Tool.DBEAVER, Tool.PYTHON, Tool.DATAGRIP));
            case DEVELOPER -> dice.pick(List.of(Tool.PSQL, Tool.DBEAVER, Tool.DATAGRIP, Tool.PGADMIN));
            case QUARTERLY -> dice.pick(List.of(Tool.DBEAVER, Tool.PGADMIN));
        };
    }

    private List<Person.Access> access(Role role, int from, String login, Dice dice) {
        List<Person.Access> access = new ArrayList<>();
        for (Database database : databases) {
            double visits = visits(role, database.kind(), dice);
            if (visits > 0) {
                // Most of what one may use, one has used from the first day; some of it comes later.
                int start = dice.chance(0.85) ? from : dice.between(from, Math.max(from, settings.days()));
                boolean shared =
                        database.kind() == DatabaseKind.LEGACY && role != Role.ADMINISTRATOR && dice.chance(0.4);
                access.add(new Person.Access(database.index(), shared ? "readonly" : login, visits, start));
            }
        }
        return List.copyOf(access);
    }

    /** Sessions in a week; 0 for a database that is not the person's business. Few use much, many use little. */
    private double visits(Role role, DatabaseKind kind, Dice dice) {
        double share = 4.0 / databases.size();
        return switch (role) {
            case ADMINISTRATOR -> dice.chance(0.85) ? dice.logNormal(0.8, 0.8) : 0;
            case ANALYST ->
                kind == DatabaseKind.WAREHOUSE
                        ? dice.chance(0.8) ? dice.logNormal(6, 0.7) : 0
                        : dice.chance(0.6 * share) ? dice.logNormal(1, 0.8) : 0;
            case DEVELOPER ->
                dice.chance(kind == DatabaseKind.WAREHOUSE ? 0.3 * share : share) ? dice.logNormal(2, 0.9) : 0;
            case QUARTERLY ->
                (kind == DatabaseKind.WAREHOUSE || kind == DatabaseKind.LEGACY) && dice.chance(0.4) ? 6 : 0;
        };
    }
}
