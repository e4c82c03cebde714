// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.Cidr;
import dev.postern.kernel.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that begins with an address, a CIDR or a range, and may go on with a note.
 *
 * <p>Shapes: {@code ADDRESS}, {@code ADDRESS # note} (AlienVault, FireHOL), {@code CIDR ; note} (Spamhaus DROP), {@code
 * ADDRESS<TAB>COUNT} (IPsum: on how many blacklists), {@code ADDRESS#reliability#risk#type#…} (AlienVault's eight fields),
 * {@code FIRST - LAST}, {@code FIRST LAST 24 attacks name country e-mail} (DShield's blocks), {@code ADDRESS,note}.
 */
final class PlainLine {
    private static final int MAX_COUNT = 999;
    private static final int REPUTATION_FIELDS = 8;

    private PlainLine() {}

    /** @param text without blanks at either end, not empty */
    static ListItem read(String text) {
        int end = 0;
        while (end < text.length() && !endsToken(text.charAt(end))) {
            end++;
        }
        Cidr cidr = Cidr.parse(text.substring(0, end));
        if (cidr == null) {
            return ListItem.NO_ADDRESS;
        }
        String rest = text.substring(end);
        AddressRange range = cidr.prefixLength() == 128 ? rangeTo(cidr.address(), rest) : null;
        if (range != null) {
            return ListItem.Entry.of(
                    range, noteAfter(dropFirstToken(rest.strip().substring(1).strip())));
        }
        ListItem block = cidr.prefixLength() == 128 ? dshieldBlock(text) : null;
        return block != null ? block : ListItem.Entry.of(cidr, reason(rest));
    }

    /** Whether this line has the eight fields of AlienVault's reputation. */
    static boolean isReputation(String text) {
        return SeparatedLine.split(text, '#').size() >= REPUTATION_FIELDS && read(text) instanceof ListItem.Entry;
    }

    private static boolean endsToken(char c) {
        return Character.isWhitespace(c) || c == '#' || c == ';' || c == ',' || c == '-';
    }

    /** The range when the rest is {@code - LAST}. */
    private static @Nullable AddressRange rangeTo(IpAddress first, String rest) {
        String text = rest.strip();
        if (!text.startsWith("-")) {
            return null;
        }
        String after = text.substring(1).strip();
        IpAddress last = IpAddress.parse(
                after.substring(0, after.length() - dropFirstToken(after).length()));
        return last == null ? null : AddressRange.between(first, last);
    }

    private static String dropFirstToken(String text) {
        int end = 0;
        while (end < text.length() && !endsToken(text.charAt(end))) {
            end++;
        }
        return text.substring(end);
    }

    private static @Nullable ListItem dshieldBlock(String text) {
        List<String> columns = SeparatedLine.split(text, '\t');
        if (columns.size() < 4) {
            return null;
        }
        IpAddress first = IpAddress.parse(columns.get(0).strip());
        IpAddress last = IpAddress.parse(columns.get(1).strip());
        String length = columns.get(2).strip();
        String attacks = columns.get(3).strip();
        boolean fits = Digits.parse(length, length.startsWith("/") ? 1 : 0, length.length(), 128) >= 0
                && Digits.parse(attacks, 0, attacks.length(), Integer.MAX_VALUE) >= 0;
        AddressRange range = first == null || last == null || !fits ? null : AddressRange.between(first, last);
        if (range == null) {
            return null;
        }
        StringBuilder reason = new StringBuilder(attacks).append(" attacks reported");
        for (String column : columns.subList(4, Math.min(6, columns.size()))) {
            if (!column.isBlank()) {
                reason.append(", ").append(column.strip());
            }
        }
        return ListItem.Entry.of(range, reason.toString());
    }

    private static String reason(String rest) {
        if (rest.startsWith("\t")) {
            int count = Digits.parse(rest, 1, rest.length(), MAX_COUNT);
            if (count >= 0) {
                return "on " + count + (count == 1 ? " blacklist" : " blacklists");
            }
        }
        if (rest.startsWith("#")) {
            List<String> fields = SeparatedLine.split(rest, '#');
            if (fields.size() >= REPUTATION_FIELDS) {
                return fields.get(3).strip()
                        + ", reliability "
                        + fields.get(1).strip()
                        + ", risk "
                        + fields.get(2).strip();
            }
        }
        return noteAfter(rest);
    }

    /** The note without the blanks and signs that set it apart. */
    private static String noteAfter(String rest) {
        int start = 0;
        while (start < rest.length() && (endsToken(rest.charAt(start)) || rest.charAt(start) == '/')) {
            start++;
        }
        return rest.substring(start).strip();
    }
}
