// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.api.own.OpenApi;
import dev.postern.server.status.Status;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What Postern tells about itself, by path. */
public final class Routes {
    private static final Answer ELSEWHERE = Answer.error(
            403,
            "the status names databases and paths and is told on this machine only; signed requests for the coverage are"
                    + " answered everywhere");

    private Routes() {}

    /**
     * Health, metrics, status, and the description of our own API.
     *
     * @param notReady why Postern is not ready; empty when it is
     */
    public static Map<String, Route> of(Supplier<List<String>> notReady, Supplier<Status> status, Metrics metrics) {
        return Map.of(
                "/health/live",
                () -> Answer.json(200, Map.of("live", true)),
                "/health/ready",
                () -> ready(notReady.get()),
                "/metrics",
                () -> new Answer(200, Metrics.CONTENT_TYPE, metrics.text(status)),
                "/postern/v1/status",
                () -> Answer.json(200, status.get()).abroad(ELSEWHERE),
                OpenApi.PATH,
                () -> new Answer(200, "application/json", OpenApi.text()));
    }

    private static Answer ready(List<String> notReady) {
        int code = notReady.isEmpty() ? 200 : 503;
        return Answer.json(code, new Ready(notReady.isEmpty(), notReady))
                .abroad(Answer.json(code, Map.of("ready", notReady.isEmpty())));
    }

    private record Ready(boolean ready, List<String> reasons) {}
}
