// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import dev.postern.api.own.stream.Outlet;
import java.util.function.Consumer;

/** What a handler has to say. */
sealed interface Reply {

    /**
     * A body.
     *
     * @param code HTTP status code
     * @param value is written as JSON
     */
    record Body(int code, Object value) implements Reply {}

    /** Events. */
    record Events(Consumer<Outlet> begin) implements Reply {}

    /** A body with status 200. */
    static Reply ok(Object value) {
        return new Body(200, value);
    }
}
