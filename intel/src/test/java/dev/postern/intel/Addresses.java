// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.IpAddress;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Addresses from text that tests know to be right. */
final class Addresses {
    private Addresses() {}

    static IpAddress ip(String text) {
        return Objects.requireNonNull(IpAddress.parse(text), text);
    }

    static Cidr cidr(String text) {
        return Objects.requireNonNull(Cidr.parse(text), text);
    }

    /** Number of addresses, less one. */
    static BigInteger width(AddressRange range) {
        return number(range.last()).subtract(number(range.first()));
    }

    private static BigInteger number(IpAddress ip) {
        byte[] bytes =
                ByteBuffer.allocate(16).putLong(ip.high()).putLong(ip.low()).array();
        return new BigInteger(1, bytes);
    }
}
