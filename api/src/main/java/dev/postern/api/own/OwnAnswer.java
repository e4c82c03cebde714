// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import dev.postern.api.ApiResponse;
import dev.postern.api.own.stream.Outlet;
import java.util.Map;
import java.util.function.Consumer;

/** An answer: at once, or piece by piece. */
public sealed interface OwnAnswer {

    /** All of it. */
    record Whole(ApiResponse response) implements OwnAnswer {}

    /**
     * Server-sent events.
     *
     * @param headers by name
     * @param begin is given where the events go, once the headers are sent
     */
    record Stream(Map<String, String> headers, Consumer<Outlet> begin) implements OwnAnswer {}
}
