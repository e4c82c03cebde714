// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Location;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last answers, because a record of an MMDB takes microseconds to decode and logins come from few addresses.
 *
 * <p>It changes no answer: slots hold immutable values of a function that always gives the same. So it needs no lock; threads
 * that race write equal answers, and the final fields of a record are visible to whoever sees the record (JLS 17.5).
 */
final class LocationCache {
    private static final int SLOTS = 4096;

    private record Slot(IpAddress ip, Location location) {}

    private final @Nullable Slot[] slots = new @Nullable Slot[SLOTS];
    private final Function<IpAddress, Location> source;

    LocationCache(Function<IpAddress, Location> source) {
        this.source = source;
    }

    Location get(IpAddress ip) {
        int i = ip.hashCode() & (SLOTS - 1);
        Slot slot = slots[i];
        if (slot == null || !slot.ip.equals(ip)) {
            slot = new Slot(ip, source.apply(ip));
            slots[i] = slot;
        }
        return slot.location;
    }
}
