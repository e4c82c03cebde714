// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address with a prefix length, or an address alone, as written (RFC 4632 section 3.1, RFC 4291 section 2.3).
 *
 * @param address the address, host bits included
 * @param prefixLength of 128 bits: an IPv4 /24 is 120
 */
public record Cidr(IpAddress address, int prefixLength) {
    private static final int V4_OFFSET = 96;

    /** Reads {@code address} or {@code address/length}; null when the text is neither. */
    public static @Nullable Cidr parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        if (slash < 0) {
            return new Cidr(address, 128);
        }
        int length = Digits.parse(text, slash + 1, text.length(), 128);
        if (length < 0) {
            return null;
        }
        boolean dotted = text.indexOf(':') < 0;
        if (dotted && length > 32) {
            return null;
        }
        return new Cidr(address, dotted ? length + V4_OFFSET : length);
    }

    /** Whether bits beyond the prefix are set, so that this names a host rather than a network. */
    public boolean hasHostBits() {
        return !address.network(prefixLength).equals(address);
    }

    /** All addresses of the network. */
    AddressRange range() {
        IpAddress first = address.network(prefixLength);
        long high = prefixLength >= 64 ? first.high() : first.high() | (-1L >>> prefixLength);
        long low = prefixLength == 128
                ? first.low()
                : prefixLength <= 64 ? -1L : first.low() | (-1L >>> (prefixLength - 64));
        return new AddressRange(first, new IpAddress(high, low));
    }
}
