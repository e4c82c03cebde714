// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import dev.postern.api.Gate;
import dev.postern.api.coverage.Coverage;
import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.api.own.baseline.Baselines;
import dev.postern.api.own.explanation.Explanations;
import dev.postern.api.own.login.LoginActivity;
import dev.postern.api.own.login.LoginParameters;
import dev.postern.api.own.replay.Replay;
import dev.postern.api.own.replay.ReplayFindings;
import dev.postern.api.own.replay.ReplayRequest;
import dev.postern.api.own.replay.Replays;
import dev.postern.api.own.stream.FindingStreams;
import dev.postern.api.own.stream.StreamFilter;
import dev.postern.store.Owners;
import dev.postern.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the endpoints together: the routes, each of which {@code openapi.json} describes. */
public final class OwnEndpoints {
    private static final String BASE = "/postern/v1";
    private static final Set<String> PAGES = Set.of("maxResults", "nextToken");
    private static final int PAGE = 50;
    private static final int MOST_FINDINGS = 50;
    private static final int ACCEPTED = 202;

    private final List<Route> routes = new ArrayList<>();

    private OwnEndpoints() {}

    /**
     * The endpoints over a store.
     *
     * @param gate that all requests pass
     * @param owners of the databases: everybody is told of his own alone
     */
    public static OwnApi api(
            Gate gate,
            Store store,
            Owners owners,
            Coverage coverage,
            Baselines baselines,
            FindingStreams streams,
            Replays replays) {
        return new OwnApi(gate, routes(store, owners, coverage, baselines, streams, replays));
    }

    /** All that is served. */
    static List<Route> routes(
            Store store,
            Owners owners,
            Coverage coverage,
            Baselines baselines,
            FindingStreams streams,
            Replays replays) {
        OwnEndpoints endpoints = new OwnEndpoints();
        LoginActivity activity = new LoginActivity(store, owners);
        endpoints.logins(activity);
        endpoints.databases(coverage, baselines);
        endpoints.stream(streams); // before findings by their ids, which "stream" would be one of
        endpoints.findings(new Explanations(store, activity));
        endpoints.replays(replays, new ReplayFindings(replays));
        return endpoints.routes;
    }

    private void logins(LoginActivity logins) {
        get(
                "/logins",
                "SearchLogins",
                LoginParameters.NAMES,
                request -> Reply.ok(logins.page(
                        request.scope(),
                        LoginParameters.filter(request.query()),
                        request.query().text("nextToken"),
                        LoginParameters.limit(request.query()))));
    }

    private void databases(Coverage coverage, Baselines baselines) {
        get(
                "/databases",
                "ListDatabases",
                Set.of(),
                request -> Reply.ok(new Page<>(coverage.of(request.scope()), null)));
        get("/databases/{Database}", "GetDatabase", Set.of(), request -> {
            for (DatabaseCoverage each : coverage.of(request.scope())) {
                if (each.id().equals(request.label("database"))) {
                    return Reply.ok(each);
                }
            }
            throw Problems.notFound("database");
        });
        get(
                "/databases/{Database}/baseline",
                "GetBaseline",
                Set.of("user"),
                request -> Reply.ok(baselines.of(
                        request.scope(),
                        request.label("database"),
                        request.query().text("user"))));
    }

    private void findings(Explanations explanations) {
        get(
                "/findings/{Finding}/explanation",
                "ExplainFinding",
                Set.of(),
                request -> Reply.ok(explanations.of(request.scope(), request.label("finding"))));
        get(
                "/findings/{Finding}/logins",
                "ListFindingLogins",
                PAGES,
                request -> Reply.ok(explanations.logins(
                        request.scope(),
                        request.label("finding"),
                        request.query().text("nextToken"),
                        LoginParameters.limit(request.query()))));
    }

    private void stream(FindingStreams streams) {
        get(
                "/findings/stream",
                "StreamFindings",
                StreamFilter.NAMES,
                request -> new Reply.Events(streams.open(
                        request.scope(), request.caller().key(), StreamFilter.of(request.query()), after(request))));
    }

    /** The place to go on from: what a browser sends when it comes back is newer than what its page has asked for. */
    private static @Nullable Long after(OwnRequest request) {
        List<String> header = request.http().header("last-event-id");
        String id = header.isEmpty() ? request.query().text("after") : header.get(0);
        if (id == null || id.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(id);
        } catch (NumberFormatException e) {
            throw Problems.invalid("Last-Event-ID and after must be the id of an event");
        }
    }

    private void replays(Replays replays, ReplayFindings findings) {
        get("/replays", "ListReplays", Set.of(), request -> Reply.ok(new Page<>(replays.all(request.scope()), null)));
        add("POST", "/replays", "StartReplay", Set.of(), request -> {
            ReplayRequest body = request.body(ReplayRequest.class);
            Replay replay =
                    replays.begin(request.scope(), body, request.caller().key().id());
            return new Reply.Body(ACCEPTED, replay);
        });
        get(
                "/replays/{Replay}",
                "GetReplay",
                Set.of(),
                request -> Reply.ok(replays.require(request.scope(), request.label("replay"))));
        add(
                "POST",
                "/replays/{Replay}/cancel",
                "CancelReplay",
                Set.of(),
                request -> new Reply.Body(ACCEPTED, replays.cancel(request.scope(), request.label("replay"))));
        add("DELETE", "/replays/{Replay}", "DeleteReplay", Set.of(), request -> {
            Replay replay = replays.require(request.scope(), request.label("replay"));
            replays.remove(request.scope(), replay.id());
            return Reply.ok(replay);
        });
        get(
                "/replays/{Replay}/findings",
                "ListReplayFindings",
                PAGES,
                request -> Reply.ok(findings.page(
                        request.scope(),
                        request.label("replay"),
                        request.query().text("nextToken"),
                        request.query().number("maxResults", PAGE, 1, MOST_FINDINGS))));
    }

    private void get(String path, String operation, Set<String> parameters, Route.Handler handler) {
        add("GET", path, operation, parameters, handler);
    }

    private void add(String method, String path, String operation, Set<String> parameters, Route.Handler handler) {
        routes.add(new Route(method, BASE + path, operation, parameters, handler));
    }
}
