// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.own;

import dev.postern.kernel.Engine;
import dev.postern.kernel.Input;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import dev.postern.store.FindingState;
import dev.postern.store.Instances.Instance;
import dev.postern.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Logins of a database that was broken into, and findings. */
final class Story {
    static final long START = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli() * 1_000;
    static final long SECOND = 1_000_000;
    /** What would colour a terminal, turn a line around, and end a line. */
    static final String HOSTILE = "eve\u001b[31m\u202e\r\ndata: x\u2028";

    private Story() {}

    static LoginEvent login(
            int second, String instance, @Nullable String user, Outcome outcome, String ip, String application) {
        long time = START + second * SECOND;
        return new LoginEvent(
                time,
                time,
                instance,
                Engine.POSTGRESQL,
                outcome,
                IpAddress.parse(ip),
                null,
                40_000 + second % 20_000,
                user,
                "shop",
                application,
                "TLSv1.3",
                outcome == Outcome.SUCCESS ? "scram-sha-256" : null,
                outcome == Outcome.FAILED ? "28P01" : null,
                "s" + second,
                Set.of(),
                new SourceLine("postgresql.log", second, second * 100L),
                null);
    }

    /** Passwords are guessed at, in the end rightly. */
    static List<Input> breakIn(String instance) {
        List<Input> logins = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            logins.add(login(n, instance, "app", Outcome.SUCCESS, "10.0.0." + n % 5, "orders-api"));
        }
        for (int n = 50; n < 450; n++) {
            logins.add(login(n, instance, "app", Outcome.FAILED, "203.0.113.7", "psql"));
        }
        logins.add(login(450, instance, "app", Outcome.SUCCESS, "203.0.113.7", "psql"));
        logins.add(login(451, instance, HOSTILE, Outcome.FAILED, "203.0.113.8", HOSTILE));
        return logins;
    }

    static void append(Store store, List<Input> logins) {
        store.logins(OwnServer.SCOPE).append(logins, Map.of());
    }

    static void register(Store store, String instance) {
        store.instances(OwnServer.SCOPE)
                .put(new Instance(instance, "postgresql", null, null, "arn:" + instance, START, Map.of()));
    }

    /** A finding that is delivered. */
    static FindingState finding(int number, int count, double severity) {
        String id = "%032x".formatted(number);
        String type = "CredentialAccess:RDS/AnomalousBehavior.FailedLogin";
        String document =
                "{\"schemaVersion\":\"2.0\",\"accountId\":\"000000000000\",\"region\":\"us-east-1\",\"id\":\"" + id
                        + "\",\"type\":\"" + type + "\",\"severity\":" + severity
                        + ",\"resource\":{\"rdsDbInstanceDetails\":{\"dbInstanceIdentifier\":\"orders\"},"
                        + "\"rdsDbUserDetails\":{\"user\":\"eve\\r\\ndata: x\\u2028\"}},\"service\":{\"count\":" + count
                        + "},\"createdAt\":\"2026-11-22T08:00:00.000Z\",\"updatedAt\":\"2026-11-22T08:00:00.000Z\","
                        + "\"title\":\"t\",\"description\":\"d\"}";
        return new FindingState(
                id, type, severity, "orders", "t", count, START, START, START, START + count, false, true, document);
    }
}
