// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an {@code Address_Value} of STIX 1.x is to be compared (CybOX 2.1, "Controlled vocabularies and conditions").
 *
 * @param condition {@code Equals}, {@code InclusiveBetween}, or another that addresses cannot be taken from
 * @param delimiter what separates several values
 */
record StixAddress(String condition, String delimiter) {

    static StixAddress of(@Nullable String condition, @Nullable String delimiter) {
        return new StixAddress(
                condition == null ? "Equals" : condition,
                delimiter == null || delimiter.isEmpty() ? "##comma##" : delimiter);
    }

    /** What the element's content says. */
    List<ListItem> items(String content, String reason) {
        return switch (condition) {
            case "Equals" ->
                parts(content).stream()
                        .map(part -> ListItem.ofCidr(part, reason))
                        .toList();
            case "InclusiveBetween" -> List.of(range(parts(content), reason));
            default -> List.of(new ListItem.Remark(LineIssue.NEEDS_MORE));
        };
    }

    private static ListItem range(List<String> ends, String reason) {
        IpAddress first = ends.size() == 2 ? IpAddress.parse(ends.get(0).strip()) : null;
        IpAddress last = ends.size() == 2 ? IpAddress.parse(ends.get(1).strip()) : null;
        AddressRange range = first == null || last == null ? null : AddressRange.between(first, last);
        return range == null ? ListItem.NO_ADDRESS : ListItem.Entry.of(range, reason);
    }

    private List<String> parts(String content) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = content.indexOf(delimiter); i >= 0; i = content.indexOf(delimiter, start)) {
            parts.add(content.substring(start, i));
            start = i + delimiter.length();
        }
        parts.add(content.substring(start));
        return parts;
    }
}
