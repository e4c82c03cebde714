// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.evaluation.traffic.AttackClass;
import dev.postern.evaluation.traffic.Happening;
import dev.postern.evaluation.traffic.Happening.Kind;
import dev.postern.evaluation.traffic.Traffic;
import dev.postern.kernel.Engine;
import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import dev.postern.kernel.SourceLine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Traffic written down login by login; it begins at the start of 2026 and lasts four weeks. */
public final class Handmade implements Traffic {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final String INSTANCE = "orders-pg";

    private record Fed(LoginEvent login, int happening) {}

    private final List<Happening> happenings = new ArrayList<>();
    private final List<Fed> logins = new ArrayList<>();
    private Set<Severity> right = Set.of(Severity.LOW);
    private Set<String> factors = Set.of("CredentialAccess:RDS/AnomalousBehavior.FailedLogin");

    /** What is right for the happenings to come. */
    public Handmade rightly(Set<Severity> severities, Set<String> giveAway) {
        right = severities;
        factors = giveAway;
        return this;
    }

    /** Adds a happening from one time to another; returns its id. */
    public int happens(Kind kind, String name, Instant from, Instant to) {
        AttackClass attack = kind == Kind.ATTACK || kind == Kind.AUTHORISED ? AttackClass.FAST_BRUTE_FORCE : null;
        int id = happenings.size();
        happenings.add(new Happening(id, kind, name, attack, from, to, Set.of(INSTANCE), right, factors));
        return id;
    }

    public Handmade login(Instant at, Outcome outcome, String user, String address, int happening) {
        logins.add(new Fed(event(at, outcome, user, address), happening));
        return this;
    }

    /** The same login again and again. */
    public Handmade logins(
            int times, Instant from, Duration apart, Outcome outcome, String user, String address, int happening) {
        for (int i = 0; i < times; i++) {
            login(from.plus(apart.multipliedBy(i)), outcome, user, address, happening);
        }
        return this;
    }

    public static LoginEvent event(Instant at, Outcome outcome, String user, String address) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        SourceLine line = new SourceLine("postgresql.csv", 1, 0);
        return new LoginEvent(
                micros,
                micros,
                INSTANCE,
                Engine.POSTGRESQL,
                outcome,
                IpAddress.parse(address),
                null,
                5000,
                user,
                "orders",
                "orders-api",
                "TLSv1.3",
                "scram-sha-256",
                outcome == Outcome.FAILED ? "28P01" : null,
                null,
                Set.of(),
                line,
                line);
    }

    @Override
    public List<String> instances() {
        return List.of(INSTANCE);
    }

    @Override
    public Instant start() {
        return START;
    }

    @Override
    public Instant end() {
        return START.plus(Duration.ofDays(28));
    }

    @Override
    public Intel intel() {
        return Intel.NONE;
    }

    @Override
    public List<Happening> happenings() {
        return happenings;
    }

    @Override
    public void replay(Receiver receiver) {
        logins.sort(Comparator.comparingLong(each -> each.login().timeMicros()));
        logins.forEach(each -> receiver.login(each.login(), each.happening()));
    }
}
