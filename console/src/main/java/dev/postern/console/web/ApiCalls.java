// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import dev.postern.api.ApiResponse;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Asks the API for a change, in the name of whoever visits. */
public record ApiCalls(Backend backend) {
    private static final int LEAST_REFUSAL = 400;

    /**
     * What came of it.
     *
     * @param code HTTP status code
     * @param refusal why it was refused, a sentence; empty when it was done
     */
    public record Outcome(int code, String refusal) {

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
    public Outcome send(Visit visit, String method, String path, Map<String, ?> body) {
        JsonMapper json = JsonMapper.shared();
        ApiResponse answer = backend.ask(
                visit.viewer(), visit.scope(), method, path, body.isEmpty() ? "" : json.writeValueAsString(body));
        String refusal = answer.code() < LEAST_REFUSAL
                ? ""
                : json.readTree(answer.body()).path("message").asString("");
        return new Outcome(answer.code(), refusal);
    }
}
