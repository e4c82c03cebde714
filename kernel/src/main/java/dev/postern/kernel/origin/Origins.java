// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.origin;

import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A direct-mapped cache of {@link Origin}s for one {@link Intel} snapshot. It only saves look-ups: what it holds never changes a
 * result.
 */
public final class Origins {

    private static final int SLOTS = 512;

    private final @Nullable Origin[] slots = new @Nullable Origin[SLOTS];
    private @Nullable Intel intel;

    /** The origin with this address, or with this host where there is no address. */
    public Origin of(@Nullable IpAddress ip, @Nullable String host, Intel current) {
        if (intel != current) {
            Arrays.fill(slots, null);
            intel = current;
        }
        int hash = ip != null ? ip.hashCode() : host != null ? host.hashCode() : 0;
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        Origin known = slots[slot];
        if (known != null
                && (ip != null ? ip.equals(known.ip()) : known.ip() == null)
                && Objects.equals(host, known.host())) {
            return known;
        }
        Origin fresh = Origin.of(ip, host, current);
        slots[slot] = fresh;
        return fresh;
    }
}
