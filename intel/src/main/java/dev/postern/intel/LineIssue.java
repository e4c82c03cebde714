// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.AddressScope;
import org.jspecify.annotations.Nullable;

/** What was remarkable about one entry of a list or one line of a table of networks. */
public enum LineIssue {
    NOT_AN_ADDRESS(true, "no address, CIDR or range"),
    NOT_A_NETWORK(true, "no first address, last address and AS number or country"),
    LINE_TOO_LONG(true, "line or value too long"),
    NOT_A_NETWORK_NUMBER(true, "no number of an autonomous system"),
    NOT_JSON(true, "no JSON object on one line"),
    OTHER_KIND(true, "about something other than addresses"),
    NOT_A_PATTERN(true, "pattern that cannot be read"),
    NEEDS_MORE(true, "condition other than being an address or in a network"),
    REVOKED(true, "revoked or deleted"),
    WITHDRAWN(true, "named by an indicator that does not count"),
    EXPIRED(true, "no longer valid"),
    NOT_YET_VALID(true, "not yet valid"),
    NO_TIME(true, "period of validity that cannot be read"),
    NOT_FOR_DETECTION(true, "not meant for detection (to_ids is off)"),
    PRIVATE(true, "private addresses"),
    CGNAT(true, "carrier-grade NAT addresses (100.64.0.0/10)"),
    LOOPBACK(true, "loopback addresses"),
    LINK_LOCAL(true, "link-local addresses"),
    MULTICAST(true, "multicast addresses"),
    UNSPECIFIED(true, "addresses that are never a client's"),
    OWN(true, "your own addresses"),
    TOO_WIDE(true, "wider than /8 (IPv4) or /19 (IPv6)"),
    PART_LEFT_OUT(false, "pattern used in part, the rest is not about addresses alone"),
    RECORDS_MISSING(false, "the file says that it holds more records than it does"),
    HOST_BITS(false, "host bits set, taken as the network"),
    WIDE_TRUST(false, "trusts more than a /8 (IPv4) or /19 (IPv6)"),
    REASON_LEFT_OUT(false, "reason left out, too many different ones");

    private final boolean skipped;
    private final String words;

    LineIssue(boolean skipped, String words) {
        this.skipped = skipped;
        this.words = words;
    }

    /** Whether such a line is left out; otherwise it is used, and this is only a note. */
    public boolean skipped() {
        return skipped;
    }

    /** The issue in English words. */
    public String words() {
        return words;
    }

    /** The issue of listing addresses of this scope, or null when they may be listed. */
    static @Nullable LineIssue of(AddressScope scope) {
        return switch (scope) {
            case PUBLIC -> null;
            case PRIVATE -> PRIVATE;
            case CGNAT -> CGNAT;
            case LOOPBACK -> LOOPBACK;
            case LINK_LOCAL -> LINK_LOCAL;
            case MULTICAST -> MULTICAST;
            case UNSPECIFIED -> UNSPECIFIED;
        };
    }
}
