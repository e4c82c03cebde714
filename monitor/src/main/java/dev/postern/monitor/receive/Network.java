// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import dev.postern.kernel.Cidr;
import dev.postern.kernel.IpAddress;

/**
 * An address, or a network of addresses.
 *
 * @param first its first address
 * @param prefixLength bits that its addresses have in common, of 128
 */
public record Network(IpAddress first, int prefixLength) {
    private static final int BITS = 128;
    private static final int V4_BITS = 32;

    /**
     * Reads {@code 192.0.2.7}, {@code 192.0.2.0/24}, {@code 2001:db8::/32}.
     *
     * @throws IllegalArgumentException when it is none; the message says what to write
     */
    public static Network parse(String text) {
        Cidr cidr = Cidr.parse(text);
        if (cidr == null || cidr.hasHostBits()) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no address and no network; write 192.0.2.7 or 192.0.2.0/24, with no bits behind the prefix");
        }
        return new Network(cidr.address(), cidr.prefixLength());
    }

    /** Whether an address lies in it. */
    public boolean contains(IpAddress address) {
        return address.network(prefixLength).equals(first);
    }

    @Override
    public String toString() {
        int length = first.isV4() ? prefixLength - (BITS - V4_BITS) : prefixLength;
        boolean single = prefixLength == BITS;
        return single ? first.toString() : first + "/" + length;
    }
}
