// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import dev.postern.formats.StreamReport;
import dev.postern.kernel.Severity;
import dev.postern.monitor.DatabaseStatus;
import dev.postern.server.Version;
import dev.postern.server.status.Status.Database;
import dev.postern.server.status.Status.FindingCounts;
import dev.postern.server.status.Status.LastFinding;
import dev.postern.server.status.Status.Sink;
import dev.postern.store.FindingQuery;
import dev.postern.store.FindingState;
import dev.postern.store.Findings;
import dev.postern.store.Owners;
import dev.postern.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers the status of this process from the store and the watch. Costs a few queries each time. */
public final class StatusGatherer implements Supplier<Status> {
    /** Severities from which a finding is high and medium (GuardDuty user guide, severity levels). */
    private static final double HIGH = 7;

    private static final double MEDIUM = 4;

    private final Store store;
    private final Owners owners;
    private final Supplier<List<DatabaseStatus>> databases;
    private final Function<Instant, List<Status.Feed>> feeds;
    private final Supplier<List<String>> notReady;
    private final RecentProblems problems;
    private final InstantSource clock;
    private final Instant since;

    /**
     * Begins now.
     *
     * @param owners of the databases: the findings of all are told of
     * @param databases how things stand with the watched databases
     * @param feeds how enabled feeds stand at a moment
     * @param notReady why Postern is not ready; empty when it is
     */
    public StatusGatherer(
            Store store,
            Owners owners,
            Supplier<List<DatabaseStatus>> databases,
            Function<Instant, List<Status.Feed>> feeds,
            Supplier<List<String>> notReady,
            RecentProblems problems,
            InstantSource clock) {
        this.store = store;
        this.owners = owners;
        this.databases = databases;
        this.feeds = feeds;
        this.notReady = notReady;
        this.problems = problems;
        this.clock = clock;
        since = clock.instant();
    }

    /**
     * The status of this moment.
     *
     * @throws dev.postern.store.StoreException if the store fails
     */
    @Override
    public Status get() {
        List<Findings> findings = owners.all().stream().map(store::findings).toList();
        return new Status(
                Version.number(),
                since,
                clock.instant(),
                notReady.get(),
                store.description(),
                store.bytes(),
                store.logins(owners.main()).lastSeq(),
                databases.get().stream().map(StatusGatherer::database).toList(),
                feeds.apply(clock.instant()),
                counts(findings),
                last(findings),
                sinks(),
                problems.all());
    }

    private static Database database(DatabaseStatus status) {
        return new Database(
                status.id(),
                status.engine(),
                status.reading(),
                status.caughtUp(),
                status.behindBytes(),
                status.logMicros() == Long.MIN_VALUE ? null : instant(status.logMicros()),
                status.readyMicros() == Long.MAX_VALUE ? null : instant(status.readyMicros()),
                status.clockAhead() == null ? null : status.clockAhead().toMillis() / 1_000.0,
                status.clockTrouble(),
                status.faults(),
                status.reports().stream().mapToLong(StreamReport::unreadable).sum());
    }

    private static FindingCounts counts(List<Findings> findings) {
        long critical = atLeast(findings, Severity.CRITICAL.value());
        long high = atLeast(findings, HIGH);
        long medium = atLeast(findings, MEDIUM);
        long all = atLeast(findings, 0);
        return new FindingCounts(critical, high - critical, medium - high, all - medium);
    }

    private static long atLeast(List<Findings> findings, double severity) {
        FindingQuery query = new FindingQuery(null, null, severity, false, Long.MIN_VALUE, Long.MAX_VALUE, 1);
        return findings.stream().mapToLong(ofOwner -> ofOwner.count(query)).sum();
    }

    private static @Nullable LastFinding last(List<Findings> findings) {
        return findings.stream()
                .flatMap(ofOwner -> ofOwner.search(FindingQuery.any(1)).stream())
                .map(found -> found.state())
                .max(Comparator.comparingLong(FindingState::updatedMicros))
                .map(state -> new LastFinding(state.id(), instant(state.updatedMicros()), state.title()))
                .orElse(null);
    }

    private Map<String, Sink> sinks() {
        Map<String, Sink> sinks = new TreeMap<>();
        store.outbox().counts().forEach((name, counts) -> sinks.put(name, new Sink(counts.waiting(), counts.dead())));
        return sinks;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
