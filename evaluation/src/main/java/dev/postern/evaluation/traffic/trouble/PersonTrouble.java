// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.trouble;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.LogStyle;
import dev.postern.evaluation.traffic.fleet.Person;
import dev.postern.evaluation.traffic.fleet.Result;
import dev.postern.evaluation.traffic.fleet.Role;
import dev.postern.evaluation.traffic.life.Plan;
import dev.postern.evaluation.traffic.life.Whereabouts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trouble of people. */
final class PersonTrouble {
    private PersonTrouble() {}

    /** The password has expired: 3 to 10 tries, help from a colleague, and it works again. */
    static void expired(Site site, long at, Dice dice) {
        Desk desk = desk(site, at, dice, false);
        if (desk == null) {
            return;
        }
        LogStyle style = desk.database.style(site.fleet().calendar().day(at));
        // MariaDB lets in who has an expired password; there it is one that was forgotten.
        Result result = style == LogStyle.MARIADB_AUDIT ? Result.WRONG_PASSWORD : Result.EXPIRED_PASSWORD;
        int count = dice.between(3, 10);
        site.plan().add(Plan.Label.trouble("expired password"), dice, logins -> {
            long then = desk.at;
            for (int i = 0; i < count; i++) {
                logins.failure(desk.database, then, desk.client, desk.person.login(), result);
                then += logins.dice().micros(5 * Micros.SECOND, 90 * Micros.SECOND);
            }
            then += logins.dice().micros(5 * Micros.MINUTE, 40 * Micros.MINUTE);
            logins.success(desk.database, then, desk.client, desk.person.login(), desk.database.schema(), Micros.HOUR);
        });
    }

    /** Tries to reach a database without having an account there, or asks for one that does not exist. */
    static void refused(Site site, long at, Dice dice) {
        Desk desk = desk(site, at, dice, true);
        if (desk == null) {
            return;
        }
        Result result = dice.pick(List.of(Result.UNKNOWN_USER, Result.NOT_FROM_HERE, Result.WRONG_PASSWORD));
        int count = dice.between(1, 5);
        site.plan().add(Plan.Label.trouble("wrong database"), dice, logins -> {
            for (int i = 0; i < count; i++) {
                long then = desk.at + i * logins.dice().micros(4 * Micros.SECOND, 60 * Micros.SECOND);
                logins.failure(desk.database, then, desk.client, desk.person.login(), result);
            }
        });
    }

    /** A tool that stands open tries again and again with a password that it has saved. */
    static void savedPassword(Site site, long at, Dice dice) {
        Desk desk = desk(site, at, dice, false);
        if (desk == null) {
            return;
        }
        int count = dice.between(4, 60);
        long every = dice.micros(Micros.MINUTE, 10 * Micros.MINUTE);
        site.plan().add(Plan.Label.trouble("saved password"), dice, logins -> {
            for (int i = 0; i < count; i++) {
                logins.failure(
                        desk.database, desk.at + i * every, desk.client, desk.person.login(), Result.WRONG_PASSWORD);
            }
        });
    }

    /** An administrator uses the application's account, because something burns. */
    static void breakGlass(Site site, long at, Dice dice) {
        List<Person> administrators = site
                .fleet()
                .users(site.database(), site.fleet().calendar().day(at))
                .stream()
                .filter(person -> person.role() == Role.ADMINISTRATOR)
                .toList();
        if (administrators.isEmpty()) {
            return;
        }
        Desk desk = desk(site, at, dice, dice.pick(administrators));
        String user = site.fleet().mainApplication(site.database()).user();
        int count = dice.between(1, 4);
        site.plan().add(Plan.Label.trouble("break-glass"), dice, logins -> {
            for (int i = 0; i < count; i++) {
                long then = at + i * logins.dice().micros(Micros.MINUTE, 30 * Micros.MINUTE);
                logins.success(desk.database, then, desk.client, user, desk.database.schema(), 20 * Micros.MINUTE);
            }
        });
    }

    /** @param stranger whether it is somebody who does not use the database */
    private static @Nullable Desk desk(Site site, long at, Dice dice, boolean stranger) {
        int day = site.fleet().calendar().day(at);
        List<Person> users = site.fleet().users(site.database(), day);
        List<Person> people = stranger
                ? site.fleet().people().stream()
                        .filter(p -> p.employed(day) && p.role() == Role.DEVELOPER && !users.contains(p))
                        .toList()
                : users;
        return people.isEmpty() ? null : desk(site, at, dice, dice.pick(people));
    }

    private static Desk desk(Site site, long at, Dice dice, Person person) {
        int day = site.fleet().calendar().day(at);
        Database database = site.database();
        Client client = new Client(
                new Whereabouts(site.fleet(), person).address(database, day),
                person.tool().application(0, day, database.schema(), dice),
                person.tls());
        long then = site.fleet().calendar().at(day, person.begins() + dice.between(0.0, 8.0));
        return new Desk(person, database, database.admit(client), then);
    }

    private record Desk(Person person, Database database, Client client, long at) {}
}
