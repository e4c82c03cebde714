// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import org.jspecify.annotations.Nullable;

/**
 * One login attempt of the generated traffic.
 *
 * @param micros time of the connection, microseconds since the epoch
 * @param ip client address
 * @param port client port
 * @param user account asked for
 * @param database database asked for
 * @param application application name, or null when the client gives none
 * @param tls whether the connection is encrypted
 * @param end how it ends
 * @param lasts length of the session, microseconds; 0 for what never became a session
 */
record Attempt(
        long micros,
        String ip,
        int port,
        String user,
        String database,
        @Nullable String application,
        boolean tls,
        End end,
        long lasts) {

    /** How an attempt ends. */
    enum End {
        SUCCESS,
        WRONG_PASSWORD,
        UNKNOWN_USER,
        /** Closed before anything was said. */
        PROBE
    }
}
