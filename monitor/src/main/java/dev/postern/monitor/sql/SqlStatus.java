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
        @Nullable Duration ahead) {
    /** Clocks that are further apart than this are worth telling of. */
    private static final Duration APART = Duration.ofSeconds(2);

    /** What is wrong with the clocks, in words; null when they agree. */
    public @Nullable String clockFault() {
        if (ahead == null || ahead.abs().compareTo(APART) <= 0) {
            return null;
        }
        return "its clock is " + ahead.abs().toMillis() / 1_000.0 + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                + " this machine's; let both follow a time server";
    }
}
