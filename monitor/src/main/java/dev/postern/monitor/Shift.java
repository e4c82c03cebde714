// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.formats.Families;
import dev.postern.formats.Recogniser;
import dev.postern.formats.envelope.Envelopes;
import dev.postern.kernel.Finding;
import dev.postern.store.FindingState;
import dev.postern.store.Instances.Instance;
import dev.postern.store.LoginLog;
import dev.postern.store.LoginLog.Pruned;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One stretch of watching, from what is stored to the next failure or the end. */
final class Shift implements AutoCloseable {
    private static final long PRUNE_EVERY = 60_000_000;
    private static final long EXPECTED_EVERY = 5_000_000;
    private static final long STATUS_EVERY = 1_000_000;
    /** When no database has logged anything for a while, this tells of one that cannot be read soon enough. */
    private static final long QUIET_STATUS_EVERY = 5_000_000;

    private final Store store;
    private final MonitorSettings settings;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final LoginLog log;
    private final Detector detector;
    private final Watch watch;
    private final Map<String, Long> watchedSince = new HashMap<>();
    private List<DatabaseStatus> status = List.of();
    private long pruneAt = Long.MIN_VALUE;
    private long expectedAt = Long.MIN_VALUE;
    private long statusAt = Long.MIN_VALUE;
    private final long beganMicros;

    Shift(
            Store store,
            MonitorSettings settings,
            WatchCounts counts,
            Consumer<String> problems,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.nanoTime = nanoTime;
        beganMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        Scope scope = settings.owners().main();
        log = store.logins(scope);
        store.instances(scope).all().forEach(each -> watchedSince.put(each.id(), each.watchedSinceMicros()));
        detector =
                new Detector(log, store.detections(scope), settings.kernels().current(), this::state, settings.sinks());
        detector.recover(now());
        watch = new Watch(log, detector, readers(problems), counts);
    }

    private List<DatabaseReader> readers(Consumer<String> problems) {
        Recogniser recogniser = new Recogniser(Families.ALL, Envelopes.ALL);
        Map<String, byte[]> places = log.checkpoints();
        List<DatabaseReader> readers = new ArrayList<>();
        for (WatchedDatabase database : settings.databases()) {
            byte[] place = places.get(database.id());
            readers.add(new DatabaseReader(
                    database, place == null ? null : Checkpoint.decode(place), recogniser, log, nanoTime, problems));
        }
        return readers;
    }

    private long now() {
        return nanoTime.getAsLong() / 1_000;
    }

    private FindingState state(Finding finding) {
        boolean replayed = finding.lastSeen() < watchedSince.getOrDefault(finding.instance(), beganMicros);
        FindingState state = FindingState.of(
                finding,
                replayed,
                !replayed && finding.isAlarm(),
                settings.document().apply(finding));
        return finding.standing() == Finding.Standing.NOTE ? state.withSuppressed() : state;
    }

    boolean round() {
        KernelUpdate update = settings.kernels().next();
        if (update != null) {
            watch.take(update, now());
        }
        if (isDue(expectedAt, EXPECTED_EVERY)) {
            expectedAt = now();
            watch.expect(settings.expected().get(), now());
        }
        boolean more = watch.round(now());
        if (isDue(statusAt, more || !watch.isQuiet(now()) ? STATUS_EVERY : QUIET_STATUS_EVERY)) {
            statusAt = now();
            status = watch.status();
            register();
        }
        return isDue(pruneAt, PRUNE_EVERY) ? prune() || more : more;
    }

    /** How long to wait before the next round when there is nothing more to do, nanoseconds. */
    long pauseNanos() {
        return 1_000 * watch.pauseMicros(now());
    }

    private boolean isDue(long last, long every) {
        return last == Long.MIN_VALUE || now() - last >= every;
    }

    /** Databases are known as soon as their logs are understood, and have been watched since we began to look: what is older is history. */
    private void register() {
        for (DatabaseStatus each : status) {
            if (each.engine() != null && !watchedSince.containsKey(each.id())) {
                Scope owner = settings.owners().of(each.id());
                String arn = "arn:aws:rds:" + owner.region() + ":" + owner.account() + ":db:" + each.id();
                store.instances(settings.owners().main())
                        .put(new Instance(each.id(), each.engine(), null, null, arn, beganMicros, Map.of()));
                watchedSince.put(each.id(), beganMicros);
            }
        }
    }

    private boolean prune() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        Pruned pruned = log.prune(
                micros - settings.keepLogins().toNanos() / 1_000, settings.maxLoginBytes(), watch.neededAfter());
        if (!pruned.more()) {
            for (Scope owner : settings.owners().all()) {
                store.findings(owner).prune(micros - settings.keepFindings().toNanos() / 1_000);
            }
            pruneAt = now();
        }
        return pruned.more();
    }

    /** How things stood a moment ago. */
    List<DatabaseStatus> status() {
        return status;
    }

    void finish() {
        watch.finish(now());
    }

    @Override
    public void close() {
        watch.close();
    }
}
