// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.Cidr;
import dev.postern.kernel.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A run of addresses of one family, both ends included.
 *
 * @param first the lowest address
 * @param last the highest address, not below {@code first}
 */
record AddressRange(IpAddress first, IpAddress last) {
    private static final int V4_WIDEST = 8;
    private static final int V6_WIDEST = 19;

    /** All addresses of a network. */
    static AddressRange of(Cidr network) {
        return new AddressRange(network.first(), network.last());
    }

    /** The run between two addresses; null when they are of different families or in the wrong order. */
    static @Nullable AddressRange between(IpAddress first, IpAddress last) {
        return first.isV4() == last.isV4() && first.compareTo(last) <= 0 ? new AddressRange(first, last) : null;
    }

    /** Whether these are IPv4 addresses. A network such as {@code ::/80} ends among the mapped addresses but is IPv6. */
    boolean isV4() {
        return first.isV4() && last.isV4();
    }

    /** Whether it holds more addresses than an IPv4 /8 or an IPv6 /19: then it is a mistake on any list of attackers. */
    boolean isTooWide() {
        if (isV4()) {
            return last.low() - first.low() >= 1L << (32 - V4_WIDEST);
        }
        long borrow = Long.compareUnsigned(last.low(), first.low()) < 0 ? 1 : 0;
        return Long.compareUnsigned(last.high() - first.high() - borrow, 1L << (64 - V6_WIDEST)) >= 0;
    }

    /** Whether an address is in both. */
    boolean overlaps(AddressRange other) {
        return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    /** The address after this one; there must be one. */
    static IpAddress after(IpAddress ip) {
        long low = ip.low() + 1;
        return new IpAddress(low == 0 ? ip.high() + 1 : ip.high(), low);
    }

    /** The address before this one; there must be one. */
    static IpAddress before(IpAddress ip) {
        return new IpAddress(ip.low() == 0 ? ip.high() - 1 : ip.high(), ip.low() - 1);
    }
}
