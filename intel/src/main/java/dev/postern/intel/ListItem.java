// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.Cidr;

/** What one line, object or element of a list says. */
sealed interface ListItem {
    /** Longest reason that is kept, in characters. */
    int MAX_REASON = 200;

    /** An entry: its addresses and what the list says of them. */
    record Entry(AddressRange range, String reason, boolean hostBits) implements ListItem {
        static Entry of(Cidr cidr, String reason) {
            return new Entry(AddressRange.of(cidr), BoundedText.of(reason, MAX_REASON), cidr.hasHostBits());
        }

        static Entry of(AddressRange range, String reason) {
            return new Entry(range, BoundedText.of(reason, MAX_REASON), false);
        }
    }

    /** An entry that stands for all addresses of an autonomous system. */
    record Network(long asn, String reason) implements ListItem {
        static Network of(long asn, String reason) {
            return new Network(asn, BoundedText.of(reason, MAX_REASON));
        }
    }

    /** A comment, a heading, an empty line, or something that no list of addresses needs to hold. */
    record Nothing() implements ListItem {}

    /** Why there is no entry where one should be, or what else is wrong here. */
    record Remark(LineIssue issue) implements ListItem {}

    ListItem NOTHING = new Nothing();
    ListItem NO_ADDRESS = new Remark(LineIssue.NOT_AN_ADDRESS);

    /** The entry of an address or a CIDR, or that it is none. */
    static ListItem ofCidr(String text, String reason) {
        Cidr cidr = Cidr.parse(text.strip());
        return cidr == null ? NO_ADDRESS : Entry.of(cidr, reason);
    }
}
