// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay, as it is kept and told.
 *
 * @param id 32 hex digits
 * @param status how it stands
 * @param request what is replayed
 * @param createdBy id of the access key that began it
 * @param createdAt when it was asked for
 * @param startedAt when it began, or null
 * @param endedAt when it ended, or null
 * @param progress how far it is, 0 to 1
 * @param logins that were looked at
 * @param firstLogin time of the earliest of them, or null when there was none yet
 * @param lastLogin time of the latest of them, or null when there was none yet
 * @param findings that were found; at most 20,000 are kept
 * @param notes what is to be known of it; hostile where they quote logs
 * @param error why it failed, or null
 * @param slot where its findings are kept
 */
public record Replay(
        String id,
        Status status,
        ReplayRequest request,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        double progress,
        long logins,
        @Nullable Instant firstLogin,
        @Nullable Instant lastLogin,
        int findings,
        List<String> notes,
        @Nullable String error,
        int slot) {

    public Replay {
        notes = List.copyOf(notes);
    }

    /** How a replay stands. */
    public enum Status {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED,
        /** Postern ended, or began again with another configuration, while it was queued or ran. */
        LOST;

        /** Whether it goes on. */
        public boolean isActive() {
            return this == QUEUED || this == RUNNING;
        }
    }

    Replay lost() {
        return new Replay(
                id,
                Status.LOST,
                request,
                createdBy,
                createdAt,
                startedAt,
                endedAt,
                progress,
                logins,
                firstLogin,
                lastLogin,
                findings,
                notes,
                "Postern ended before the replay did; what was found until then is kept",
                slot);
    }
}
