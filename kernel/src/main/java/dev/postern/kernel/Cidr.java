// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import org.jspecify.annotations.Nullable;

/**
 * An address with a prefix length, or an address alone, as written (RFC 4632 section 3.1, RFC 4291 section 2.3).
 *
 * @param address the address, host bits included
 * @param prefixLength of 128 bits: an IPv4 /24 is 120
 */
public record Cidr(IpAddress address, int prefixLength) {
    private static final int BITS = 128;
    private static final int V4_BITS = 32;
    private static final int V4_OFFSET = 96;

    /** Reads {@code address} or {@code address/length}; null when the text is neither. */
    public static @Nullable Cidr parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        if (slash < 0) {
            return new Cidr(address, BITS);
        }
        int length = length(text, slash + 1);
        if (length < 0) {
            return null;
        }
        boolean dotted = text.indexOf(':') < 0;
        if (dotted && length > V4_BITS) {
            return null;
        }
        return new Cidr(address, dotted ? length + V4_OFFSET : length);
    }

    /** The number that ends a text, written with ASCII digits only, or -1 when it is none or above 128. */
    private static int length(String text, int from) {
        int length = from < text.length() ? 0 : -1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            length = length * 10 + (c - '0');
            if (length > BITS) {
                return -1;
            }
        }
        return length;
    }

    /** Whether bits beyond the prefix are set, so that this names a host rather than a network. */
    public boolean hasHostBits() {
        return !first().equals(address);
    }

    /** Whether it names one address alone. */
    public boolean isOneAddress() {
        return prefixLength == BITS;
    }

    /** Whether an address is in the network. */
    public boolean contains(IpAddress other) {
        return other.network(prefixLength).equals(first());
    }

    /** The lowest address of the network. */
    public IpAddress first() {
        return address.network(prefixLength);
    }

    /** The highest address of the network. */
    public IpAddress last() {
        IpAddress first = first();
        long high = prefixLength >= 64 ? first.high() : first.high() | (-1L >>> prefixLength);
        long low = prefixLength == BITS
                ? first.low()
                : prefixLength <= 64 ? -1L : first.low() | (-1L >>> (prefixLength - 64));
        return new IpAddress(high, low);
    }
}
