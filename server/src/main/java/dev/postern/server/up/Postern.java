// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.kernel.Input;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.Policy;
import dev.postern.monitor.Monitor;
import dev.postern.monitor.MonitorSettings;
import dev.postern.monitor.WatchCounts;
import dev.postern.monitor.WatchedDatabase;
import dev.postern.respond.Courier;
import dev.postern.respond.FindingsFile;
import dev.postern.respond.Sink;
import dev.postern.respond.Webhook;
import dev.postern.server.config.Config;
import dev.postern.server.config.Secret;
import dev.postern.server.output.FindingJson;
import dev.postern.server.output.RawLines;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.postgresql.PostgresStore;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A Postern that runs: store, watch and courier. */
final class Postern implements AutoCloseable {
    private static final String DATABASE = "postern.db";
    private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(10);

    private final Config config;
    private final List<WatchedDatabase> databases;
    private final Store store;
    private final Courier courier;
    private final Monitor monitor;

    /**
     * Starts.
     *
     * @param discover whether to look for databases of this machine when none is configured
     * @param say told in words of what happens; hostile where it quotes a log
     * @throws dev.postern.store.StoreException when the store cannot be opened
     */
    static Postern start(Config config, boolean discover, Consumer<String> say) {
        InstantSource clock = InstantSource.system();
        List<WatchedDatabase> databases = Databases.of(config, discover, say);
        Policy policy = new Policy(config.account(), config.region(), Policy.DEFAULT.detectorId(), config.learning());
        Kernel kernel = new Kernel(policy, Lists.load(config.lists(), clock.instant(), say));
        Store store = open(config, clock);
        try {
            return new Postern(config, databases, policy, kernel, store, clock, say);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private Postern(
            Config config,
            List<WatchedDatabase> databases,
            Policy policy,
            Kernel kernel,
            Store store,
            InstantSource clock,
            Consumer<String> say) {
        this.config = config;
        this.databases = databases;
        this.store = store;
        List<Sink> sinks = sinks(config.sinks(), clock);
        courier = new Courier(store.outbox(), sinks, clock, new Random());
        FindingJson json = new FindingJson(policy, RawLines.none());
        MonitorSettings settings = new MonitorSettings(
                new Scope(config.account(), config.region()),
                databases,
                kernel,
                finding -> json.of(finding).toString(),
                sinks.stream().map(Sink::name).toList(),
                config.retention().logins(),
                config.retention().loginsMaxSize(),
                config.retention().findings());
        monitor = new Monitor(store, settings, new Wake(courier), say, clock, System::nanoTime);
        monitor.start();
        courier.start();
    }

    /** Lets the courier look as soon as there is something to deliver. */
    private record Wake(Courier courier) implements WatchCounts {
        @Override
        public void logged(List<Input> inputs) {}

        @Override
        public void findings(List<FindingState> states) {
            if (!states.isEmpty()) {
                courier.wake();
            }
        }
    }

    private static Store open(Config config, InstantSource clock) {
        if (config.store() instanceof Config.Postgresql server) {
            return PostgresStore.open(
                    server.url(), server.user(), server.password().value(), clock);
        }
        return SqliteStore.open(config.data().resolve(DATABASE), clock);
    }

    private static List<Sink> sinks(Config.Sinks config, InstantSource clock) {
        List<Sink> sinks = new ArrayList<>();
        if (config.file().enabled()) {
            Path file = config.file().path();
            sinks.add(new FindingsFile(
                    "file", file, config.file().maxSize(), config.file().keep()));
        }
        for (Config.Webhook each : config.webhooks()) {
            Secret secret = each.secret();
            sinks.add(new Webhook(
                    each.name(), each.uri(), secret == null ? null : secret.value(), WEBHOOK_PATIENCE, clock));
        }
        return sinks;
    }

    /** What it does, for people. */
    List<String> describe() {
        List<String> lines = new ArrayList<>();
        lines.add("keeping logins and findings in " + store.description());
        if (config.sinks().file().enabled()) {
            lines.add("writing findings to " + config.sinks().file().path());
        }
        lines.add(
                databases.size() == 1
                        ? "watching 1 database: " + databases.get(0).id()
                        : "watching " + databases.size() + " databases");
        return lines;
    }

    @Override
    public void close() {
        monitor.close();
        courier.close();
        store.close();
    }
}
