// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

import dev.postern.evaluation.traffic.chance.Calendar;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.Person;
import dev.postern.evaluation.traffic.fleet.Role;
import dev.postern.evaluation.traffic.fleet.Tool;
import dev.postern.kernel.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** The visits of people to databases on a day; the same answer whenever asked. */
public final class Workday {
    private static final double HOURS = 8.5;
    private static final double WEEKENDS = 0.04;
    private static final double HOLIDAY_WEEK = 0.06;
    /** Share of nights in which an administrator is called. */
    private static final double NIGHT_CALL = 0.012;

    private final Fleet fleet;
    private final Calendar calendar;

    /** The working days of a fleet's people. */
    public Workday(Fleet fleet) {
        this.fleet = fleet;
        calendar = fleet.calendar();
    }

    /** What a person does on a day. */
    public List<Visit> visits(Person person, int day) {
        List<Visit> visits = new ArrayList<>();
        if (!person.employed(day)) {
            return visits;
        }
        Dice dice =
                Dice.of(fleet.settings().seed(), "workday").at(person.number()).at(day);
        boolean away = Dice.of(fleet.settings().seed(), "holiday")
                .at(person.number())
                .at(day / 7)
                .chance(HOLIDAY_WEEK);
        boolean works = person.role() == Role.QUARTERLY ? isClosing(person, day) : calendar.isWorkday(day) && !away;
        double load = works ? 1 : calendar.isWorkday(day) || person.role() == Role.QUARTERLY ? 0 : WEEKENDS;
        for (Person.Access access : person.access()) {
            if (access.from() > day) {
                continue;
            }
            int count = dice.poisson(access.visits() / 5 * person.diligence() * load);
            if (day == access.from() && works) {
                count = Math.max(1, count);
            }
            for (int i = 0; i < Math.min(count, 12); i++) {
                visits.add(visit(person, access, moment(person, day, dice), day, dice));
            }
        }
        if (person.role() == Role.ADMINISTRATOR && dice.chance(NIGHT_CALL)) {
            Person.Access access = dice.pick(person.access());
            if (access.from() <= day) {
                visits.add(visit(person, access, calendar.at(day, dice.between(0.0, 6.0)), day, dice));
            }
        }
        visits.sort((a, b) -> Long.compare(a.at(), b.at()));
        return visits;
    }

    /** The last days of a quarter and the first of the next; one in three comes each month. */
    private boolean isClosing(Person person, int day) {
        int date = calendar.date(day).getDayOfMonth();
        int month = calendar.date(day).getMonthValue();
        boolean end = date >= 29 ? month % 3 == 0 : date <= 4 && month % 3 == 1;
        boolean monthly = person.number() % 3 == 0 && (date >= 30 || date <= 2);
        return calendar.isWorkday(day) && (end || monthly);
    }

    private long moment(Person person, int day, Dice dice) {
        double hour = person.begins() + HOURS * (0.5 * dice.unit() + 0.5 * dice.unit()) + 0.3 * dice.normal();
        if (dice.chance(person.late())) {
            hour = dice.between(19.0, 23.5);
        }
        return calendar.at(day, Math.min(23.9, Math.max(5.5, hour)));
    }

    private Visit visit(Person person, Person.Access access, long at, int day, Dice dice) {
        Database database = fleet.databases().get(access.database());
        IpAddress ip = new Whereabouts(fleet, person).address(database, day);
        int connections = person.tool().connections(dice);
        List<Client> clients = new ArrayList<>(connections);
        for (int i = 0; i < connections; i++) {
            clients.add(database.admit(
                    new Client(ip, person.tool().application(i, day, database.schema(), dice), person.tls())));
        }
        int typos = person.tool() == Tool.PYTHON ? 0 : dice.chance(person.fumbles()) ? 1 + dice.poisson(0.4) : 0;
        return new Visit(at, person, access.user(), database, List.copyOf(clients), typos);
    }
}
