// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Which logins to find; null means any.
 *
 * @param instance identifier of the database instance
 * @param user account name, exactly
 * @param remoteIp client address
 * @param outcome how the login ended
 * @param fromMicros earliest time at which it was decided
 * @param toMicros end of the time range, exclusive
 * @param beforeSeq only places before this one: the last place of the page before
 * @param limit most logins to give, 1 to 10,000
 */
public record LoginQuery(
        @Nullable String instance,
        @Nullable String user,
        @Nullable IpAddress remoteIp,
        @Nullable Outcome outcome,
        long fromMicros,
        long toMicros,
        long beforeSeq,
        int limit) {}
