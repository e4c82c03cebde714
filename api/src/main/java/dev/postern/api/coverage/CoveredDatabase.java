// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.coverage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A database that is to be watched.
 *
 * @param id its identifier
 * @param issue what keeps it from being watched, wholly or in part, in words; null: nothing does. Hostile where it quotes a log
 * @param updated when this was so
 */
public record CoveredDatabase(String id, @Nullable String issue, Instant updated) {

    /** As the API tells it. */
    String status() {
        return issue == null ? "HEALTHY" : "UNHEALTHY";
    }
}
