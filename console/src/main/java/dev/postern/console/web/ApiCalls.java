// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import dev.postern.api.ApiResponse;
import dev.postern.console.text.Reasons;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the API, in the name of whoever visits. */
public record ApiCalls(Backend backend) {
    private static final int LEAST_REFUSAL = 400;
    private static final int LEAST_FAULT = 500;
    private static final int AT_ONCE = 50;

    /**
     * What came of it.
     *
     * @param code HTTP status code
     * @param refusal why it was refused, a sentence; empty when it was done
     * @param body what was answered; missing when nothing was
     */
    public record Outcome(int code, String refusal, JsonNode body) {

        /** Whether it was refused. */
        public boolean isRefused() {
            return code >= LEAST_REFUSAL;
        }

        /**
         * Goes on when it was done.
         *
         * @throws RefusedException when it was refused
         */
        public void require() {
            if (isRefused()) {
                throw new RefusedException(code, refusal);
            }
        }
    }

    /**
     * Sends a request.
     *
     * @param path with the detector's id as {@code {detector}}
     * @param body what is sent as JSON; nothing when it is empty
     */
    public Outcome send(Visit visit, String method, String path, Map<String, ? extends @Nullable Object> body) {
        JsonMapper json = JsonMapper.shared();
        ApiResponse answer = backend.ask(
                visit.viewer(), visit.scope(), method, path, body.isEmpty() ? "" : json.writeValueAsString(body));
        JsonNode answered = answer.body().length == 0 ? json.missingNode() : json.readTree(answer.body());
        return new Outcome(answer.code(), answer.code() < LEAST_REFUSAL ? "" : words(answered), answered);
    }

    /**
     * Asks without changing anything.
     *
     * @throws RefusedException when the API has failed: what it did not tell is not what it refuses to tell
     */
    public Outcome read(Visit visit, String path) {
        Outcome outcome = send(visit, "GET", path, Map.of());
        if (outcome.code() >= LEAST_FAULT) {
            outcome.require();
        }
        return outcome;
    }

    /**
     * All of a list that is told page by page.
     *
     * @param path without a query
     * @param member of the answers, under which its elements are
     * @throws RefusedException when it is refused
     */
    public List<JsonNode> all(Visit visit, String path, Parameters query, String member) {
        List<JsonNode> all = new ArrayList<>();
        Parameters next = query.with("maxResults", Integer.toString(AT_ONCE));
        while (true) {
            Outcome page = read(visit, next.under(path));
            page.require();
            page.body().path(member).forEach(all::add);
            String token = page.body().path("nextToken").asString("");
            if (token.isEmpty()) {
                return all;
            }
            next = next.with("nextToken", token);
        }
    }

    /** The reason of a refusal: GuardDuty's member, or that of problem details (RFC 9457). */
    private static String words(JsonNode refusal) {
        return Reasons.of(
                refusal.path("message").asString(refusal.path("detail").asString("")));
    }
}
