// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Application;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.LogStyle;
import dev.postern.evaluation.traffic.fleet.Person;
import dev.postern.evaluation.traffic.fleet.Result;
import dev.postern.evaluation.traffic.fleet.Subnets;
import dev.postern.evaluation.traffic.life.Visit;
import dev.postern.evaluation.traffic.life.Workday;
import dev.postern.evaluation.traffic.world.Carrier;
import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attacks with accounts that should not be used so, or should not be there. */
final class Accounts {
    private static final List<String> INNOCENT =
            List.of("svc_sync", "pg_monitor2", "dbhealth", "replica_check", "svc_tmp", "maintenance", "sysadm");

    private Accounts() {}

    /** The attacker has found the decoy in a file; the password there is right, or was. */
    static Attack decoy(Target target) {
        Client client = target.tool(target.attacker());
        String user = target.dice().pick(target.fleet().decoys());
        boolean right = target.dice().chance(0.3);
        int count = target.dice().between(1, 4);
        return new Attack(Set.of(Severity.HIGH), Set.of("CredentialAccess:RDS/DecoyUser"), logins -> {
            for (int i = 0; i < count; i++) {
                long at = target.start() + i * logins.dice().micros(10 * Micros.SECOND, 5 * Micros.MINUTE);
                if (right) {
                    logins.success(
                            target.database(),
                            at,
                            client,
                            user,
                            target.database().schema(),
                            Target.stay(logins.dice()));
                } else {
                    logins.failure(target.database(), at, client, user, Result.WRONG_PASSWORD);
                }
            }
        });
    }

    static Attack superuser(Target target) {
        IpAddress ip = target.attacker();
        return Attack.intrusion(
                AddressScope.of(ip).isPrivate(),
                Set.of("network", "application", "first-over-network"),
                StolenCredentials.sessions(
                        target, target.tool(ip), target.database().superuser(), 5));
    }

    /** Somebody stands between a client and the server, and talks to the server without TLS. */
    static @Nullable Attack downgrade(Target target) {
        LogStyle style = target.database().style(target.day());
        Application.Era era = target.application().era(target.start());
        if (!target.database().tls() || style == LogStyle.MARIADB_AUDIT || style == LogStyle.MYSQL_AUDIT) {
            return null;
        }
        for (Person person : target.fleet().users(target.database(), target.day())) {
            for (Visit visit : new Workday(target.fleet()).visits(person, target.day())) {
                if (visit.database().equals(target.database())) {
                    Client client = visit.clients().get(0).plain();
                    Target then = new Target(
                            target.fleet(),
                            target.database(),
                            visit.at() + Micros.HOUR,
                            target.number(),
                            target.dice());
                    return downgraded(then, client, visit.user());
                }
            }
        }
        IpAddress pod =
                Subnets.pod(era.cluster(), era.subnets().get(0), target.dice().between(4, 250));
        return downgraded(
                target, new Client(pod, era.name(), null), target.application().user());
    }

    private static Attack downgraded(Target target, Client client, String user) {
        IpAddress ip = client.ip();
        return Attack.intrusion(
                ip == null || AddressScope.of(ip).isPrivate(),
                Set.of("authentication", "tls"),
                StolenCredentials.sessions(target, client, user, 6));
    }

    /** Two weeks and more of one short login now and then, then a day of hard work. */
    static Attack slowBoil(Target target) {
        boolean outside = target.database().exposed() && target.dice().chance(0.7);
        IpAddress ip = outside ? target.stranger(Carrier.Kind.HOSTING) : target.insider();
        Client client = target.tool(ip);
        Person person = target.user();
        String user = person != null && target.dice().chance(0.4)
                ? person.login()
                : target.application().user();
        int days = target.dice().between(14, 20);
        return Attack.intrusion(
                !outside, Set.of("network", "application", "application-account-used-by-person"), logins -> {
                    Dice dice = logins.dice();
                    long at = target.start();
                    long earnest = at + days * Micros.DAY;
                    while (at < earnest) {
                        logins.success(
                                target.database(),
                                at,
                                client,
                                user,
                                target.database().schema(),
                                Micros.MINUTE);
                        at += dice.micros(14 * Micros.HOUR, 60 * Micros.HOUR);
                    }
                    int count = dice.between(15, 50);
                    for (int i = 0; i < count; i++) {
                        long then = earnest + dice.micros(0, 12 * Micros.HOUR);
                        logins.success(
                                target.database(),
                                then,
                                client,
                                user,
                                target.database().schema(),
                                Target.stay(dice));
                    }
                });
    }

    /** The account was made by somebody who was in before; its name is to pass unnoticed. */
    static Attack backdoor(Target target) {
        IpAddress ip = target.attacker();
        String user = innocent(target);
        return Attack.intrusion(
                AddressScope.of(ip).isPrivate(),
                Set.of("user", "new-user", "network"),
                StolenCredentials.sessions(target, target.tool(ip), user, 6));
    }

    /** A name that is to pass unnoticed. */
    static String innocent(Target target) {
        return target.dice().pick(INNOCENT)
                + (target.dice().chance(0.5) ? "" : target.dice().between(2, 9));
    }
}
