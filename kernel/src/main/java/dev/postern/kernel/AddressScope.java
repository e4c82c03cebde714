// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

/** What kind of place an address is, by the IANA special-purpose registries. Documentation ranges count as public. */
public enum AddressScope {
    PUBLIC,
    /** RFC 1918 and unique local addresses (RFC 4193). */
    PRIVATE,
    /** 100.64.0.0/10, carrier-grade NAT (RFC 6598). */
    CGNAT,
    LOOPBACK,
    LINK_LOCAL,
    MULTICAST,
    /** 0.0.0.0/8, ::, 240.0.0.0/4: never a client. */
    UNSPECIFIED;

    /** The scope of an address. */
    public static AddressScope of(IpAddress ip) {
        if (ip.isV4()) {
            int bits = ip.v4Bits();
            int a = bits >>> 24;
            int b = bits >>> 16 & 255;
            if (a == 10 || (a == 172 && (b & 0xF0) == 16) || (a == 192 && b == 168)) {
                return PRIVATE;
            }
            if (a == 127) {
                return LOOPBACK;
            }
            if (a == 100 && (b & 0xC0) == 64) {
                return CGNAT;
            }
            if (a == 169 && b == 254) {
                return LINK_LOCAL;
            }
            if ((a & 0xF0) == 224) {
                return MULTICAST;
            }
            return a == 0 || a >= 240 ? UNSPECIFIED : PUBLIC;
        }
        if (ip.high() == 0) {
            return ip.low() == 1 ? LOOPBACK : ip.low() == 0 ? UNSPECIFIED : PUBLIC;
        }
        int top = (int) (ip.high() >>> 48);
        if ((top & 0xFE00) == 0xFC00) {
            return PRIVATE;
        }
        if ((top & 0xFFC0) == 0xFE80) {
            return LINK_LOCAL;
        }
        return (top & 0xFF00) == 0xFF00 ? MULTICAST : PUBLIC;
    }

    /** Whether a login from here counts as coming from inside. */
    public boolean isPrivate() {
        return this != PUBLIC && this != MULTICAST && this != UNSPECIFIED;
    }
}
