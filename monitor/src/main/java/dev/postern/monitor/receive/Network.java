// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

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
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address != null) {
            int most = address.isV4() ? V4_BITS : BITS;
            int length = slash < 0 ? most : length(text, slash + 1, most);
            int prefix = BITS - most + length;
            if (length >= 0 && address.network(prefix).equals(address)) {
                return new Network(address, prefix);
            }
        }
        throw new IllegalArgumentException("'" + text
                + "' is no address and no network; write 192.0.2.7 or 192.0.2.0/24, with no bits behind the prefix");
    }

    private static int length(String text, int from, int most) {
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > from + 2) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return from == text.length() || value > most ? -1 : value;
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
