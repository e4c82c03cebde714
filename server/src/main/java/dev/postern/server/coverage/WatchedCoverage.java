// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.coverage;

import dev.postern.api.coverage.Coverage;
import dev.postern.api.coverage.CoverageState;
import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.FindingType;
import dev.postern.monitor.DatabaseStatus;
import dev.postern.store.FindingQuery;
import dev.postern.store.Instances.Instance;
import dev.postern.store.LoginQuery;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the watched databases are covered. Costs a query a database.
 *
 * @param scope account and region that the logins are kept in
 * @param owners of the databases, by their identifiers
 * @param databases how things stand with them
 * @param sources the logs of each, by its identifier
 */
public record WatchedCoverage(
        Store store,
        Scope scope,
        Function<String, Scope> owners,
        Supplier<List<DatabaseStatus>> databases,
        Function<String, List<String>> sources,
        InstantSource clock)
        implements Coverage {
    /** So long without a login, a database that is in use is hardly. */
    private static final Duration QUIET = Duration.ofHours(24);

    private static final int MOST_SILENCES = 1_000;

    @Override
    public List<DatabaseCoverage> of(Scope asked) {
        Map<String, Instance> instances = new HashMap<>();
        store.instances(scope).all().forEach(each -> instances.put(each.id(), each));
        Map<String, Long> silences = silences(asked);
        Instant now = clock.instant();
        return databases.get().stream()
                .filter(status -> owners.apply(status.id()).equals(asked))
                .map(status -> coverage(status, instances.get(status.id()), silences.get(status.id()), now))
                .sorted(Comparator.comparing(DatabaseCoverage::id))
                .toList();
    }

    /** Until when databases were told to be silent, by their identifiers. */
    private Map<String, Long> silences(Scope owner) {
        Map<String, Long> silences = new HashMap<>();
        FindingQuery query = new FindingQuery(
                null, FindingType.TELEMETRY_SILENT.id(), 0, null, Long.MIN_VALUE, Long.MAX_VALUE, MOST_SILENCES);
        store.findings(owner)
                .search(query)
                .forEach(each ->
                        silences.merge(each.state().instance(), each.state().updatedMicros(), Math::max));
        return silences;
    }

    private DatabaseCoverage coverage(
            DatabaseStatus status, @Nullable Instance known, @Nullable Long silentMicros, Instant now) {
        Instant last = lastLogin(status.id());
        Instant since = known == null ? null : instant(known.watchedSinceMicros());
        Instant learnt = status.readyMicros() == Long.MAX_VALUE ? null : instant(status.readyMicros());
        String engine = known == null ? status.engine() : known.engine();
        String version = known == null ? null : known.version();
        List<String> reasons = new ArrayList<>();
        CoverageState state = CoverageState.HEALTHY;
        if (!status.reading() || !status.faults().isEmpty()) {
            state = CoverageState.UNREADABLE;
            reasons.add(status.reading() ? "some of its logs cannot be read" : "none of its logs can be read");
            reasons.addAll(status.faults());
        }
        String silence = silence(last, since, silentMicros, now);
        if (silence != null) {
            state = worse(state, CoverageState.SILENT);
            reasons.add(silence);
        }
        String old = OldestVersions.tooOld(engine, version);
        if (old != null) {
            state = worse(state, CoverageState.TOO_OLD);
            reasons.add(old);
        }
        if (status.clockTrouble() != null) {
            reasons.add(status.clockTrouble());
        }
        if (learnt == null || learnt.isAfter(now)) {
            state = worse(state, CoverageState.LEARNING);
            reasons.add(
                    learnt == null
                            ? "no login has been seen to learn from"
                            : "what is normal is being learnt; lists, brute force and the like are found already");
        }
        return new DatabaseCoverage(
                status.id(),
                known == null ? null : known.arn(),
                engine,
                version,
                known == null ? null : known.cluster(),
                state,
                reasons,
                learnt,
                last,
                status.logMicros() == Long.MIN_VALUE ? null : instant(status.logMicros()),
                status.reading(),
                status.caughtUp(),
                status.behindBytes(),
                status.reports().stream().mapToLong(StreamReport::unreadable).sum(),
                status.faults(),
                sources.apply(status.id()),
                since);
    }

    private @Nullable Instant lastLogin(String database) {
        LoginQuery query =
                new LoginQuery(database, null, null, null, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 1);
        return store.logins(scope).search(query).stream()
                .map(logged -> instant(logged.input().timeMicros()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String silence(
            @Nullable Instant last, @Nullable Instant since, @Nullable Long silentMicros, Instant now) {
        if (last != null && silentMicros != null && instant(silentMicros).isAfter(last)) {
            return "no login has come for longer than is usual at this time";
        }
        Instant latest = last == null ? since : last;
        boolean isQuiet = latest != null && latest.isBefore(now.minus(QUIET));
        return isQuiet ? "no login has come for " + QUIET.toHours() + " hours" : null;
    }

    private static CoverageState worse(CoverageState one, CoverageState other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
