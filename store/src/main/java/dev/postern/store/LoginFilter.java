// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import dev.postern.kernel.Cidr;
import dev.postern.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Which logins to look for; null means any.
 *
 * @param instance identifier of the database instance
 * @param user account name, exactly
 * @param network that the client's address is in
 * @param application client-given name, exactly
 * @param outcome how the login ended
 * @param fromMicros earliest time at which it was decided, {@link Long#MIN_VALUE} for any
 * @param toMicros end of the time range, exclusive, {@link Long#MAX_VALUE} for any
 */
public record LoginFilter(
        @Nullable String instance,
        @Nullable String user,
        @Nullable Cidr network,
        @Nullable String application,
        @Nullable Outcome outcome,
        long fromMicros,
        long toMicros) {

    /** Any login. */
    public static final LoginFilter ANY = new LoginFilter(null, null, null, null, null, Long.MIN_VALUE, Long.MAX_VALUE);
}
