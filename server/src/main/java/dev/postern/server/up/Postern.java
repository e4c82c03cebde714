// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.api.GuardDuty;
import dev.postern.api.GuardDutyApi;
import dev.postern.api.coverage.Coverage;
import dev.postern.api.credentials.SealedKeys;
import dev.postern.api.destination.DestinationDocuments;
import dev.postern.api.destination.Destinations;
import dev.postern.api.detector.Detectors;
import dev.postern.api.feedback.Dismissals;
import dev.postern.api.feedback.ExpectedLogins;
import dev.postern.api.filter.Filters;
import dev.postern.api.filter.Suppression;
import dev.postern.api.finding.VisibleFindings;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListDocuments;
import dev.postern.api.list.ListUse;
import dev.postern.api.organization.Organization;
import dev.postern.api.own.OwnApi;
import dev.postern.api.own.OwnEndpoints;
import dev.postern.api.own.baseline.Baselines;
import dev.postern.api.own.replay.Replays;
import dev.postern.api.own.stream.FindingStreams;
import dev.postern.console.Console;
import dev.postern.console.Services;
import dev.postern.console.account.Links;
import dev.postern.console.web.Scopes;
import dev.postern.kernel.Input;
import dev.postern.kernel.Policy;
import dev.postern.monitor.Monitor;
import dev.postern.monitor.MonitorSettings;
import dev.postern.monitor.StoredPlaces;
import dev.postern.monitor.WatchCounts;
import dev.postern.monitor.WatchedDatabase;
import dev.postern.monitor.feeds.LiveIntel;
import dev.postern.monitor.feeds.LiveIntelThread;
import dev.postern.monitor.location.Location;
import dev.postern.monitor.receive.TlsFiles;
import dev.postern.respond.Courier;
import dev.postern.respond.ExportCheck;
import dev.postern.respond.S3Export;
import dev.postern.respond.Sink;
import dev.postern.server.UsageException;
import dev.postern.server.config.Cautions;
import dev.postern.server.config.Config;
import dev.postern.server.config.ConfigYaml;
import dev.postern.server.coverage.LogAdvice;
import dev.postern.server.coverage.WatchedCoverage;
import dev.postern.server.credentials.SealKey;
import dev.postern.server.intel.ApiLists;
import dev.postern.server.intel.IntelParts;
import dev.postern.server.kept.Stores;
import dev.postern.server.logging.Logging;
import dev.postern.server.logging.Notices;
import dev.postern.server.ocsf.Attacks;
import dev.postern.server.ocsf.DetectionFinding;
import dev.postern.server.output.FindingJson;
import dev.postern.server.output.Json;
import dev.postern.server.output.RawLines;
import dev.postern.server.replay.HistoryReplayer;
import dev.postern.server.s3.ApiTargets;
import dev.postern.server.s3.S3Access;
import dev.postern.server.sink.Sinks;
import dev.postern.server.status.ConsoleFeeds;
import dev.postern.server.status.ConsoleHealth;
import dev.postern.server.status.FeedStates;
import dev.postern.server.status.RecentProblems;
import dev.postern.server.status.Status;
import dev.postern.server.status.StatusGatherer;
import dev.postern.server.web.Metrics;
import dev.postern.server.web.Readiness;
import dev.postern.server.web.ReceiveMetrics;
import dev.postern.server.web.Recent;
import dev.postern.server.web.Routes;
import dev.postern.server.web.WebServer;
import dev.postern.store.FindingState;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A Postern that runs: store, watch, courier and web server. */
final class Postern implements AutoCloseable {
    private static final Duration STATUS_AGE = Duration.ofSeconds(1);

    private final Config config;
    private final List<WatchedDatabase> databases;
    private final Store store;
    private final WebServer web;
    private final Links links;
    private final Closing closing;

    /**
     * Starts.
     *
     * @param notices told in words of what happens; hostile where it quotes a log
     * @throws dev.postern.store.StoreException when the store cannot be opened
     */
    static Postern start(Config config, Notices notices) {
        Logging.bridge();
        InstantSource clock = InstantSource.system();
        Policy policy = Policy.DEFAULT
                .ownedBy(config.account(), config.region(), Policy.DEFAULT.detectorId())
                .learningFor(config.learning())
                .withDecoys(config.decoyUsers());
        IntelParts intel = new IntelParts(config, clock);
        Store store = Stores.open(config, clock);
        Closing closing = new Closing(notices.warn());
        closing.add(store::close);
        try {
            SealedKeys keys = new SealedKeys(store.credentials(), SealKey.of(config.data()), new SecureRandom());
            return new Postern(config, policy, intel, store, keys, clock, notices, closing);
        } catch (RuntimeException e) {
            closing.close(); // what was opened until then, lest the next start find it taken
            throw e;
        }
    }

    private Postern(
            Config config,
            Policy policy,
            IntelParts parts,
            Store store,
            SealedKeys keys,
            InstantSource clock,
            Notices notices,
            Closing closing) {
        this.config = config;
        this.store = store;
        this.closing = closing;
        Owners owners = config.owners();
        Scope scope = owners.main();
        RecentProblems problems = new RecentProblems(clock);
        Consumer<String> warn = notices.warn().andThen(problems);
        Metrics metrics = new Metrics(clock);
        closing.add(metrics::close);
        ReceiveMetrics received = new ReceiveMetrics(metrics);
        Cautions.of(config).forEach(problems);
        List<Sink> sinks = Sinks.of(config.sinks(), clock);
        DestinationDocuments destinations = new DestinationDocuments(store);
        ApiTargets targets = new ApiTargets(store, destinations, clock, warn);
        S3Access s3 = S3Access.of(config, clock);
        S3Export export = new S3Export(s3.endpoint(), s3::headers, targets, clock);
        ExportCheck exportCheck = new ExportCheck(export, warn);
        closing.add(exportCheck::close);
        List<Sink> all = new ArrayList<>(sinks);
        all.add(export);
        Courier courier = new Courier(store.outbox(), all, clock, new Random());
        closing.add(courier::close);
        Receiving receiving = new Receiving(config, received, warn, clock);
        closing.add(receiving::close);
        received.show(receiving::bytes);
        SqlSources sql = new SqlSources(config, store, scope, warn, clock);
        databases = sql.leavingOutOwn(Databases.of(config, receiving::logs, notices.say()));
        Detectors detectors = new Detectors(store, Map.of(scope, policy.detectorId()));
        Map<Scope, FindingJson> json = new HashMap<>();
        for (Scope owner : owners.all()) {
            Policy theirs = policy.ownedBy(owner.account(), owner.region(), detectors.idOf(owner));
            json.put(owner, new FindingJson(theirs, RawLines.none()));
            if (config.api().defaultDetector()) {
                detectors.provide(owner, clock.millis());
            }
        }
        Organization organization = new Organization(store, config.account(), owners.accounts());
        ListDocuments lists = new ListDocuments(store);
        LiveIntel intel = parts.live(
                policy,
                new ApiLists(new ListUse(
                        lists,
                        ruler -> owners.all().stream()
                                .filter(owner ->
                                        organization.members().ruling(owner).equals(ruler))
                                .toList())),
                owners,
                store.logins(scope),
                warn);
        LiveIntelThread feeds = new LiveIntelThread(intel, warn);
        ExpectedLogins expectedLogins = new ExpectedLogins(store, organization.members(), clock);
        MonitorSettings settings = new MonitorSettings(
                owners,
                this.databases,
                intel,
                () -> expectedLogins.now(owners),
                finding -> Objects.requireNonNull(json.get(owners.of(finding.instance())))
                        .of(finding)
                        .toString(),
                sinks.stream().map(Sink::name).toList(),
                config.retention().logins(),
                config.retention().loginsMaxSize(),
                config.retention().findings());
        FindingStreams streams = new FindingStreams(store, keys, System::nanoTime);
        Suppression suppression =
                new Suppression(detectors, new Filters(store), organization.members(), new Dismissals(store, clock));
        Monitor monitor = new Monitor(
                new RuledStore(store, owners, suppression::apply, targets::sinks, detectors::updatesEvery),
                settings,
                new Wake(courier, streams, metrics),
                warn,
                clock,
                System::nanoTime);
        closing.add(monitor::close);
        closing.add(receiving::stop);
        closing.add(sql::close);
        closing.add(feeds::close);
        Readiness readiness = new Readiness(
                monitor::fault,
                monitor::sinceLastRound,
                () -> store.logins(scope).lastSeq(),
                System::nanoTime);
        Supplier<Status> status = new Recent<>(
                new StatusGatherer(
                        store,
                        owners,
                        () -> sql.addTo(monitor.status()),
                        new FeedStates(parts.feeds()),
                        readiness,
                        problems,
                        clock),
                STATUS_AGE,
                System::nanoTime);
        AddressLists addressLists =
                new AddressLists(lists, location -> Location.of(location) != null, feeds::wake, clock);
        Coverage coverage = new WatchedCoverage(
                store, scope, owners::of, () -> sql.addTo(monitor.status()), Databases.sources(databases), clock);
        GuardDutyApi api = GuardDuty.api(
                store,
                detectors,
                addressLists,
                coverage,
                new Destinations(destinations, exportCheck::named),
                keys,
                organization,
                of -> Stream.concat(settings.sinks().stream(), targets.sinks(of).stream())
                        .toList(),
                clock,
                System::nanoTime);
        List<Path> folders = new ArrayList<>(config.api().replayFolders());
        folders.add(config.data().resolve("replay"));
        HistoryReplayer history = new HistoryReplayer(store, owners, policy, detectors::idOf, intel::intel, folders);
        Replays replays = new Replays(store, history, clock);
        closing.add(replays::close);
        Baselines baselines = new Baselines(store, owners, policy.learning(), clock);
        OwnApi own = OwnEndpoints.api(api.gate(), store, owners, coverage, baselines, streams, replays);
        SecureRandom random = new SecureRandom();
        Console console = Console.of(new Services(
                new VisibleStore(store, new VisibleFindings(store, organization.members())::joint),
                new Scopes(new KnownScopes(owners, store.credentials())),
                owners,
                coverage,
                new LogAdvice(() -> sql.addTo(monitor.status())),
                baselines,
                new ConsoleHealth(status),
                new ConsoleFeeds(parts.feeds(), clock),
                new ApiBackend(api, own, detectors::idOf),
                Attacks::of,
                new WatchedLogLines(this.databases),
                finding -> Json.MAPPER.writeValueAsString(DetectionFinding.of(finding)),
                keys,
                ConfigYaml.of(config),
                replays,
                history,
                Oidc.settings(config.console().oidc()),
                random,
                clock,
                Services.PASSWORD_COST));
        links = new Links(store.users(), random, clock);
        web = WebServer.start(
                config.listen().address(),
                config.listen().port(),
                config.listen().hostNames(),
                tls(config.listen().tls()),
                Routes.of(readiness, status, metrics),
                receiving.intakes(),
                api::answer,
                own::answer,
                console);
        closing.add(web::close);
        closing.add(streams::close); // before the web server, so that readers are told
        receiving.start(() -> StoredPlaces.of(store.logins(scope)));
        sql.start();
        monitor.start();
        feeds.start();
        courier.start();
        streams.start();
        exportCheck.start();
        exportCheck.named(scope);
    }

    /** Counts, and lets the courier and the streams look as soon as there is something to tell. */
    private record Wake(Courier courier, FindingStreams streams, WatchCounts counts) implements WatchCounts {
        @Override
        public void logged(List<Input> inputs) {
            counts.logged(inputs);
        }

        @Override
        public void findings(List<FindingState> states) {
            counts.findings(states);
            if (!states.isEmpty()) {
                courier.wake();
                streams.wake();
            }
        }
    }

    private static @Nullable SSLContext tls(Config.Tls tls) {
        Path certificate = tls.certificate();
        Path key = tls.key();
        try {
            return certificate == null || key == null ? null : TlsFiles.context(certificate, key, null);
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** What it does, for people. */
    List<String> describe() {
        List<String> lines = new ArrayList<>();
        lines.add("keeping logins and findings in " + store.description());
        if (config.sinks().file().enabled()) {
            lines.add("writing findings to " + config.sinks().file().path());
        }
        lines.addAll(Cautions.of(config));
        lines.add("answering at " + web.uri() + " (postern status)");
        lines.add("the console is at " + web.uri() + "/console/");
        String first = links.offerFirst();
        if (first != null) {
            lines.add("to become its first administrator, open within the hour: " + web.uri() + first);
        }
        if (store.credentials().all().isEmpty()) {
            lines.add("to ask the GuardDuty API, make an access key: eval \"$(postern credentials create --data "
                    + config.data() + ")\"");
        }
        lines.add(
                databases.size() == 1
                        ? "watching 1 database: " + databases.get(0).id()
                        : "watching " + databases.size() + " databases");
        return lines;
    }

    @Override
    public void close() {
        closing.close();
    }
}
