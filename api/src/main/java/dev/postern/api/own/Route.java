// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import dev.postern.api.operations.UriTemplate;
import java.util.Set;

/**
 * What is served at one path by one method.
 *
 * @param method in capitals; those but GET change something
 * @param path below the port, with labels
 * @param operation its name in {@code openapi.json}
 * @param parameters of the query that it knows
 * @param handler answers
 */
record Route(String method, UriTemplate path, String operation, Set<String> parameters, Handler handler) {

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {

        /**
         * Answers.
         *
         * @throws dev.postern.api.ApiException when the request is refused
         */
        Reply answer(OwnRequest request);
    }

    Route(String method, String path, String operation, Set<String> parameters, Handler handler) {
        this(method, new UriTemplate(path), operation, parameters, handler);
    }

    boolean isReading() {
        return method.equals("GET");
    }
}
