// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Somebody wrote text through a login attempt that imitates log records.
 *
 * @param timeMicros time of the surrounding genuine record, microseconds since the epoch
 * @param instance identifier of the database instance
 * @param engine engine of the instance
 * @param source the line that gave it away
 * @param remoteIp true source of the attempt where the log tells, else null
 * @param excerpt the imitated text, unescaped and hostile; at most 512 characters
 * @param reason what gave it away, one short phrase
 */
public record TamperSignal(
        long timeMicros,
        String instance,
        Engine engine,
        SourceLine source,
        @Nullable IpAddress remoteIp,
        String excerpt,
        String reason)
        implements Input {}
