// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.LogStyle;
import dev.postern.evaluation.traffic.fleet.Result;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attacks from addresses that a list holds: in turn one that succeeds, one that fails, one that only looks. */
final class Listed {
    private Listed() {}

    static @Nullable Attack tor(Target target) {
        return from(
                target,
                target.fleet().world().listed().tor(),
                FindingType.TOR_SUCCESSFUL_LOGIN,
                FindingType.TOR_FAILED_LOGIN,
                FindingType.TOR_DISCOVERY);
    }

    static @Nullable Attack threat(Target target) {
        return from(
                target,
                target.fleet().world().listed().threats(),
                FindingType.MALICIOUS_IP_SUCCESSFUL_LOGIN,
                FindingType.MALICIOUS_IP_FAILED_LOGIN,
                FindingType.MALICIOUS_IP_DISCOVERY);
    }

    private static @Nullable Attack from(
            Target target, List<IpAddress> list, FindingType success, FindingType failure, FindingType probe) {
        // The log of some servers does not tell who leaves without a word.
        boolean tells = target.database().style(target.day()) != LogStyle.MYSQL_GENERAL;
        if (!target.database().exposed() || !tells) {
            return null;
        }
        Client client = target.tool(target.dice().pick(list));
        String user = target.existing();
        int outcome = target.number() % 3;
        int count = target.dice().between(1, 6);
        FindingType type = outcome == 0 ? success : outcome == 1 ? failure : probe;
        return new Attack(Set.of(outcome == 0 ? Severity.HIGH : Severity.MEDIUM), Set.of(type.id()), logins -> {
            long at = target.start();
            for (int i = 0; i < count; i++) {
                switch (outcome) {
                    case 0 ->
                        logins.success(
                                target.database(),
                                at,
                                client,
                                user,
                                target.database().schema(),
                                Target.stay(logins.dice()));
                    case 1 -> logins.failure(target.database(), at, client, user, target.refusal(user));
                    default -> logins.probe(target.database(), at, client.plain(), Result.PROBE);
                }
                at += logins.dice().micros(5 * Micros.SECOND, 30 * Micros.MINUTE);
            }
        });
    }
}
