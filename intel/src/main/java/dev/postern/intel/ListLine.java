// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

/** What one line of a list says. */
sealed interface ListLine {

    /** An entry: its addresses and what the list says of them. */
    record Entry(AddressRange range, String reason, boolean hostBits) implements ListLine {
        /** Longest reason that is kept, in characters. */
        static final int MAX_REASON = 200;

        static Entry of(Cidr cidr, String reason) {
            return new Entry(cidr.range(), BoundedText.of(reason, MAX_REASON), cidr.hasHostBits());
        }

        static Entry of(AddressRange range, String reason) {
            return new Entry(range, BoundedText.of(reason, MAX_REASON), false);
        }
    }

    /** A comment, a heading, an empty line or a line about something other than addresses. */
    record Nothing() implements ListLine {}

    /** Should hold an address but does not. */
    record Unreadable() implements ListLine {}

    ListLine NOTHING = new Nothing();
    ListLine UNREADABLE = new Unreadable();
}
