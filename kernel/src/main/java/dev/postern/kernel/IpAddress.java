// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address as 128 bits; IPv4 is held in its IPv4-mapped form (RFC 4291, 2.5.5.2), so a mapped address equals the
 * IPv4 address it maps.
 *
 * @param high upper 64 bits
 * @param low lower 64 bits
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {

    private static final long V4_PREFIX = 0x0000_FFFF_0000_0000L;

    /** The IPv4 address with these 32 bits. */
    public static IpAddress v4(int bits) {
        return new IpAddress(0, V4_PREFIX | (bits & 0xFFFF_FFFFL));
    }

    /**
     * Reads a textual address: dotted IPv4, or any RFC 4291 IPv6 form (with or without brackets, an embedded IPv4 tail, or a
     * zone id, which is dropped). Strict: no leading zeros in IPv4, no names, no blanks.
     *
     * @return the address, or null when the text is no address
     */
    public static @Nullable IpAddress parse(CharSequence text) {
        return IpText.parse(text);
    }

    /** Whether this is an IPv4 (or IPv4-mapped) address. */
    public boolean isV4() {
        return high == 0 && (low & 0xFFFF_FFFF_0000_0000L) == V4_PREFIX;
    }

    /** The 32 bits of an IPv4 address. */
    public int v4Bits() {
        if (!isV4()) {
            throw new IllegalStateException("not IPv4: " + this);
        }
        return (int) low;
    }

    /** This address with all bits after the first {@code prefixLength} (of 128) cleared. */
    public IpAddress network(int prefixLength) {
        if (prefixLength < 0 || prefixLength > 128) {
            throw new IllegalArgumentException("prefix length " + prefixLength);
        }
        long h = prefixLength >= 64 ? high : prefixLength == 0 ? 0 : high & (-1L << (64 - prefixLength));
        long l = prefixLength <= 64 ? 0 : prefixLength == 128 ? low : low & (-1L << (128 - prefixLength));
        return new IpAddress(h, l);
    }

    /** Unsigned order; IPv4-mapped addresses sort among the IPv6 ones by their 128 bits. */
    @Override
    public int compareTo(IpAddress other) {
        int c = Long.compareUnsigned(high, other.high);
        return c != 0 ? c : Long.compareUnsigned(low, other.low);
    }

    /** Written out: the generated one goes through method handles, which cost more than the comparison. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress ip && ip.high == high && ip.low == low;
    }

    @Override
    public int hashCode() {
        long h = (high * 0x9E37_79B9_7F4A_7C15L) ^ low;
        h = (h ^ (h >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
        return (int) (h ^ (h >>> 32));
    }

    /** RFC 5952 text; IPv4-mapped addresses are written as IPv4. */
    @Override
    public String toString() {
        return IpText.format(this);
    }
}
