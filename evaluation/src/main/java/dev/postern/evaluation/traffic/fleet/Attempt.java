// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import org.jspecify.annotations.Nullable;

/**
 * An attempt to log in, as it happens; what a log tells of it is less.
 *
 * @param opened when the connection is opened, microseconds since the epoch, true time
 * @param client who comes
 * @param user account name, null when none is sent
 * @param schema the database inside the server, null when none is asked for
 * @param result what becomes of it
 * @param shake how long until the server knows, microseconds
 * @param session how long the session lasts if it is opened, microseconds
 * @param port the client's port
 * @param happening what it belongs to, or {@link dev.postern.evaluation.traffic.Traffic.Receiver#ORDINARY}
 */
public record Attempt(
        long opened,
        Client client,
        @Nullable String user,
        @Nullable String schema,
        Result result,
        long shake,
        long session,
        int port,
        int happening) {}
