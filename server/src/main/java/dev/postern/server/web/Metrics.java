// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.TamperSignal;
import dev.postern.monitor.WatchCounts;
import dev.postern.server.Version;
import dev.postern.server.status.Status;
import dev.postern.store.FindingState;
import dev.postern.store.StoreException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The numbers of {@code docs/metrics.md}: what the watch does is counted here, the rest is taken from the status. */
public final class Metrics implements WatchCounts, AutoCloseable {
    /** Prometheus text format 0.0.4. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] LAGS =
            List.of(10, 25, 50, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000).stream()
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final DatabaseLabels labels = new DatabaseLabels();
    private final StatusGauges gauges = new StatusGauges(registry, labels);
    private final Map<Login, Counter> logins = new HashMap<>();
    private final Timer loginLag;
    private final Timer findingLag;
    private final InstantSource clock;
    private final long since;

    private record Login(String database, Outcome outcome) {}

    /** @param clock this machine's time; what was decided before now is history and has no lag */
    public Metrics(InstantSource clock) {
        this.clock = clock;
        since = micros(clock.instant());
        loginLag = lag("postern.login.lag", "From the time at which a login was decided to its being stored");
        findingLag = lag(
                "postern.finding.lag",
                "From the time of the login that led to a finding to the finding's being stored");
        Gauge.builder("postern.build", () -> 1).tag("version", Version.number()).register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        gc.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Where numbers of other parts are registered. */
    MeterRegistry registry() {
        return registry;
    }

    private Timer lag(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(LAGS)
                .register(registry);
    }

    /** Called by the watch's thread alone. */
    @Override
    public void logged(List<Input> inputs) {
        long now = micros(clock.instant());
        for (Input input : inputs) {
            if (input instanceof LoginEvent login) {
                logins.computeIfAbsent(new Login(labels.of(login.instance()), login.outcome()), this::counter)
                        .increment();
                record(loginLag, login.decidedMicros(), now);
            } else if (input instanceof TamperSignal signal) {
                registry.counter("postern.tamper.signals", "database", labels.of(signal.instance()))
                        .increment();
            }
        }
    }

    private Counter counter(Login login) {
        return registry.counter(
                "postern.logins",
                "database",
                login.database(),
                "outcome",
                login.outcome().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void findings(List<FindingState> states) {
        long now = micros(clock.instant());
        for (FindingState state : states) {
            String change = state.createdMicros() == state.updatedMicros() ? "new" : "update";
            registry.counter("postern.findings", "type", state.type(), "change", change)
                    .increment();
            if (!state.replayed()) {
                record(findingLag, state.updatedMicros(), now);
            }
        }
    }

    /** A database's clock may be ahead of ours. */
    private void record(Timer lag, long decidedMicros, long nowMicros) {
        if (decidedMicros >= since) {
            lag.record(Duration.of(Math.max(0, nowMicros - decidedMicros), ChronoUnit.MICROS));
        }
    }

    /** All numbers in Prometheus text format. When the store fails, those that come from the status are left out. */
    public String text(Supplier<Status> status) {
        synchronized (gauges) {
            try {
                gauges.set(status.get());
            } catch (StoreException e) {
                gauges.clear();
            }
            return registry.scrape();
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
