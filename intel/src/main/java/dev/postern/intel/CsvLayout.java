// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where addresses and reasons stand in a CSV file, taken from its heading.
 *
 * @param separator comma, semicolon or tab
 * @param addressColumns the first of these that is not empty holds the address
 * @param reasonColumn column of the reason, or -1
 * @param reasonPrefix put before the reason
 */
record CsvLayout(char separator, List<Integer> addressColumns, int reasonColumn, String reasonPrefix) {
    private static final Set<String> ADDRESS_NAMES = Set.of(
            "ip",
            "ips",
            "ipv4",
            "ipv6",
            "ipaddr",
            "ipaddress",
            "addr",
            "address",
            "cidr",
            "network",
            "netblock",
            "subnet",
            "prefix",
            "dstip",
            "srcip",
            "indicator");
    /** Best first. */
    private static final List<String> REASON_NAMES =
            List.of("description", "reason", "category", "malware", "threat", "comment", "note", "tags", "fingerprint");

    /** Recognises a heading of at least two columns of which one is named as an address; null for any other line. */
    static @Nullable CsvLayout ofHeading(String line) {
        char separator = line.indexOf(',') >= 0 ? ',' : line.indexOf(';') >= 0 ? ';' : '\t';
        List<String> names = new ArrayList<>();
        for (String column : SeparatedLine.csv(line, separator)) {
            names.add(plain(column));
        }
        List<Integer> addresses = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (ADDRESS_NAMES.contains(names.get(i))) {
                addresses.add(i);
            }
        }
        if (names.size() < 2 || addresses.isEmpty()) {
            return null;
        }
        for (String name : REASON_NAMES) {
            int column = names.indexOf(name);
            if (column >= 0) {
                String prefix = name.equals("fingerprint") ? "relay " : "";
                return new CsvLayout(separator, List.copyOf(addresses), column, prefix);
            }
        }
        return new CsvLayout(separator, List.copyOf(addresses), -1, "");
    }

    /** Whether the line is the name of a column of addresses and nothing else: the heading of a CSV file of one column. */
    static boolean isLoneHeading(String line) {
        return ADDRESS_NAMES.contains(plain(line));
    }

    ListLine read(String line) {
        List<String> columns = SeparatedLine.csv(line, separator);
        for (int i : addressColumns) {
            String text = i < columns.size() ? columns.get(i) : "";
            if (text.isEmpty()) {
                continue;
            }
            Cidr cidr = Cidr.parse(text);
            return cidr == null ? ListLine.UNREADABLE : ListLine.Entry.of(cidr, reason(columns));
        }
        return ListLine.UNREADABLE;
    }

    private String reason(List<String> columns) {
        String text = reasonColumn >= 0 && reasonColumn < columns.size() ? columns.get(reasonColumn) : "";
        return text.isEmpty() ? "" : reasonPrefix + text;
    }

    /** {@code "IP_Address"} and {@code ip address} alike: lower case, without quotes, blanks, low lines and hyphens. */
    private static String plain(String name) {
        StringBuilder out = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (!Character.isWhitespace(c) && c != '_' && c != '-' && c != '"') {
                out.append(c);
            }
        }
        return out.toString();
    }
}
