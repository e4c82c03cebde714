// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.world;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.kernel.IpAddress;
import java.util.List;

/**
 * An autonomous system.
 *
 * @param asn its number, of those for private use (RFC 6996)
 * @param organisation its name
 * @param country where it is
 * @param kind what it sells
 * @param blocks its IPv4 networks of length 16, as their first 16 bits
 * @param block6 the first 32 bits of its IPv6 network
 */
public record Carrier(long asn, String organisation, Country country, Kind kind, List<Integer> blocks, int block6) {

    /** What a carrier sells. */
    public enum Kind {
        RESIDENTIAL,
        MOBILE,
        /** Servers for rent, few questions asked. */
        HOSTING,
        /** The great clouds. */
        CLOUD,
        /** Lines for offices. */
        BUSINESS
    }

    /** An address anywhere in its networks. */
    public IpAddress address(Dice dice) {
        return address(dice.pick(blocks), dice);
    }

    /** An address in one of its networks. */
    public IpAddress address(int block, Dice dice) {
        return IpAddress.v4(block << 16 | dice.between(1, 0xFFFE));
    }

    /** The network of length 56 of a customer. */
    public IpAddress prefix6(Dice dice) {
        return new IpAddress((long) block6 << 32 | (dice.bits() & 0xFFFF_FF00L), 0);
    }
}
