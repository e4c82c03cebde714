// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fetching from a server does.
 *
 * @param id identifier of the database instance
 * @param version the server's version, once it was reached; hostile
 * @param fault why nothing can be fetched just now, or null; hostile where it quotes the server
 * @param ahead how far the server's clock is ahead of this machine's, negative when it is behind; null while that is not known.
 *     Right to half the time that an answer took
 */
public record SqlStatus(
        String id,
        @Nullable String version,
        @Nullable String fault,
        @Nullable Duration ahead) {}
