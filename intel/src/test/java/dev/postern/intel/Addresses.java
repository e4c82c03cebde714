// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.Cidr;
import dev.postern.kernel.IpAddress;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
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

    /** Some addresses to ask for after reading these bytes. */
    static List<IpAddress> probes(byte[] bytes) {
        int bits = Arrays.hashCode(bytes);
        return List.of(
                IpAddress.v4(bits),
                ip("203.0.113.1"),
                ip("2001:db8::1"),
                new IpAddress((long) bits << 32 | bits, bits));
    }

    private static BigInteger number(IpAddress ip) {
        byte[] bytes =
                ByteBuffer.allocate(16).putLong(ip.high()).putLong(ip.low()).array();
        return new BigInteger(1, bytes);
    }
}
