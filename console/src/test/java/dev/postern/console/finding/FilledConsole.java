// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.api.ApiResponse;
import dev.postern.api.credentials.Seal;
import dev.postern.api.credentials.SealedKeys;
import dev.postern.api.own.baseline.Baselines;
import dev.postern.api.own.replay.ReplayLogs;
import dev.postern.api.own.replay.Replayer;
import dev.postern.api.own.replay.Replays;
import dev.postern.console.Browser;
import dev.postern.console.Console;
import dev.postern.console.Services;
import dev.postern.console.account.Links;
import dev.postern.console.account.Role;
import dev.postern.console.feed.Feeds;
import dev.postern.console.oidc.OidcSettings;
import dev.postern.console.overview.Health;
import dev.postern.console.web.Scopes;
import dev.postern.store.FindingState;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A console over a store with findings that were raised from logs, some of them with the names of an attacker of pages. */
public final class FilledConsole implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    public static final String PASSWORD = "correct horse battery";

    public final Store store;
    public final List<String> ids = new ArrayList<>();
    /** What the API was asked, a line each. */
    public final List<String> asked = new ArrayList<>();

    /** What the API answers, by method and path; nothing else than that it is done where nothing is said. */
    public final Map<String, String> answers = new HashMap<>();

    /** What a replay does. */
    public volatile Replayer replayer = (scope, request, listener) -> {};
    /** Replays, which the API would begin. */
    public final Replays replays;
    /** Logs to choose from. */
    public ReplayLogs.Offer logs = new ReplayLogs.Offer(List.of(), List.of(), false);

    /** What there is of the logs. */
    public LogLines logLines = (database, lines) -> Map.of();
    /** What is told of feeds. */
    public Feeds.Report feeds = new Feeds.Report(List.of(), "");
    /** Why the API refuses what it is asked; empty when it does not. */
    public String refusal = "";
    /** The status code with which it refuses. */
    public int code = 400;

    /** What can be looked at. */
    public final List<Scope> scopes = new ArrayList<>(List.of(Scope.DEFAULT));

    private final Console console;
    private final Links links;

    public FilledConsole(Path folder) throws IOException {
        this(folder, null, () -> NOW);
    }

    /** @param oidc a provider where people may sign in */
    public FilledConsole(Path folder, @Nullable OidcSettings oidc, InstantSource clock) throws IOException {
        SecureRandom random = new SecureRandom();
        store = SqliteStore.open(folder.resolve("postern.db"), clock);
        replays = new Replays(store, (scope, request, listener) -> replayer.replay(scope, request, listener), clock);
        Owners owners = Owners.allOf(Scope.DEFAULT);
        links = new Links(store.users(), random, clock);
        console = Console.of(new Services(
                store,
                new Scopes(() -> scopes),
                owners,
                scope -> List.of(),
                database -> List.of(),
                new Baselines(store, owners, Duration.ofDays(14), clock),
                () -> new Health.Report(List.of(), List.of()),
                () -> feeds,
                (viewer, scope, method, path, json) -> {
                    asked.add((scope.equals(Scope.DEFAULT) ? "" : scope.account() + " ") + viewer.user() + " " + method
                            + " " + path + " " + json);
                    return refusal.isEmpty()
                            ? new ApiResponse(
                                    200,
                                    Map.of(),
                                    answers.getOrDefault(method + " " + path, "")
                                            .getBytes(StandardCharsets.UTF_8))
                            : new ApiResponse(
                                    code, Map.of(), JsonMapper.shared().writeValueAsBytes(Map.of("message", refusal)));
                },
                (type, patterns) -> List.of(new Attack("Credential Access", "T1110.003", "Password Spraying")),
                (database, lines) -> logLines.read(database, lines),
                finding -> "{\"class_uid\":2004,\"uid\":\"" + finding.state().id() + "\"}",
                new SealedKeys(store.credentials(), new Seal(new byte[Seal.KEY_BYTES], random), random),
                "account: <b>\n",
                replays,
                scope -> logs,
                oidc,
                random,
                clock,
                4));
        raiseAll("findings.jsonl");
    }

    /** Raises the findings of a file beside this class. */
    void raiseAll(String file) {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(FilledConsole.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                raise(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document of a finding. */
    public String document(String id) {
        return store.findings(Scope.DEFAULT).find(id).state().document();
    }

    void raise(String document) {
        FindingState state = state(document);
        ids.add(state.id());
        store.findings(Scope.DEFAULT).raise(List.of(state), List.of());
    }

    /** A finding as it is stored. */
    public static FindingState state(String document) {
        JsonNode json = JsonMapper.shared().readTree(document);
        return new FindingState(
                json.path("id").asString(),
                json.path("type").asString(),
                json.path("severity").asDouble(),
                json.at("/resource/rdsDbInstanceDetails/dbInstanceIdentifier").asString(),
                json.path("title").asString(),
                json.at("/service/count").asInt(),
                micros(json.at("/service/eventFirstSeen").asString()),
                micros(json.at("/service/eventLastSeen").asString()),
                micros(json.path("createdAt").asString()),
                micros(json.path("updatedAt").asString()),
                false,
                true,
                document);
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }

    /** A browser of nobody yet. */
    public Browser browser() {
        return new Browser(console::answer, "192.0.2.8");
    }

    /** A browser of somebody who has signed in. */
    public Browser browser(Role role) {
        Browser browser = new Browser(console::answer, "192.0.2.7");
        String link = links.offer(role);
        String token = link.substring(link.indexOf('=') + 1);
        browser.post("/console/welcome", "token", token, "name", role.words(), "password", PASSWORD, "again", PASSWORD);
        return browser;
    }

    @Override
    public void close() {
        replays.close();
        store.close();
    }
}
