// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the user said of the logs of one instance.
 *
 * @param instance identifier of the database instance
 * @param zone zone of times without one, or with an abbreviation ({@code --timezone}); null when not said
 * @param machineZone zone of this machine
 * @param logLinePrefix PostgreSQL's {@code log_line_prefix} ({@code --log-line-prefix}); null when not said
 * @param disorderMicros how far records may be out of order, microseconds
 * @param successHoldMicros how long an authorised session waits for a FATAL before it counts as a success, microseconds
 * @param incompleteHoldMicros how long an opened connection may stay silent before it counts as incomplete, microseconds; more
 *     than the server's {@code authentication_timeout}
 */
public record ScanOptions(
        String instance,
        @Nullable ZoneId zone,
        ZoneId machineZone,
        @Nullable String logLinePrefix,
        long disorderMicros,
        long successHoldMicros,
        long incompleteHoldMicros) {

    /** Defaults: nothing said; windows of 5 s (disorder), 1 s (success) and 65 s (incomplete). */
    public static ScanOptions of(String instance, ZoneId machineZone) {
        return new ScanOptions(instance, null, machineZone, null, 5_000_000, 1_000_000, 65_000_000);
    }

    /** These options with a zone. */
    public ScanOptions withZone(@Nullable ZoneId newZone) {
        return new ScanOptions(
                instance, newZone, machineZone, logLinePrefix, disorderMicros, successHoldMicros, incompleteHoldMicros);
    }

    /** These options with a {@code log_line_prefix}. */
    public ScanOptions withLogLinePrefix(@Nullable String prefix) {
        return new ScanOptions(
                instance, zone, machineZone, prefix, disorderMicros, successHoldMicros, incompleteHoldMicros);
    }
}
