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
 * @param format {@code CSV}, or the form that has just this heading
 * @param separator comma, semicolon or tab
 * @param addressColumns the first of these that is not empty holds the address
 * @param typeColumn column that says what the row is about, or -1
 * @param reasons columns that make up the reason
 */
record CsvLayout(
        ListFormat format, char separator, List<Integer> addressColumns, int typeColumn, List<ReasonColumn> reasons) {

    /** A column of the reason and the words before it. */
    record ReasonColumn(int column, String prefix) {}

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
    private static final Set<String> ADDRESS_TYPES = Set.of("ip", "ipv4", "ipv6", "cidr", "ipaddress");
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
        int type = names.indexOf("indicatortype");
        ListFormat format = format(names);
        if (format == ListFormat.FIRE_EYE) {
            // A row may name an address and the network around it: the address is what was seen.
            addresses = List.of(names.indexOf("ip"), names.indexOf("cidr"));
        }
        return new CsvLayout(format, separator, List.copyOf(addresses), type, reasons(format, names));
    }

    private static ListFormat format(List<String> names) {
        if (names.equals(List.of("indicatortype", "indicator", "description"))) {
            return ListFormat.OTX_CSV;
        }
        if (names.size() >= 3 && names.subList(0, 3).equals(List.of("ip", "category", "score"))) {
            return ListFormat.PROOF_POINT;
        }
        return names.containsAll(List.of("reportid", "threatscape", "cidr", "ip"))
                ? ListFormat.FIRE_EYE
                : ListFormat.CSV;
    }

    private static List<ReasonColumn> reasons(ListFormat format, List<String> names) {
        if (format == ListFormat.PROOF_POINT) {
            return List.of(new ReasonColumn(1, "category "), new ReasonColumn(2, "score "));
        }
        if (format == ListFormat.FIRE_EYE) {
            return List.of(
                    new ReasonColumn(names.indexOf("title"), ""), new ReasonColumn(names.indexOf("malwarefamily"), ""));
        }
        for (String name : REASON_NAMES) {
            int column = names.indexOf(name);
            if (column >= 0) {
                return List.of(new ReasonColumn(column, name.equals("fingerprint") ? "relay " : ""));
            }
        }
        return List.of();
    }

    /** Whether the line is the name of a column of addresses and nothing else: the heading of a CSV file of one column. */
    static boolean isLoneHeading(String line) {
        return ADDRESS_NAMES.contains(plain(line));
    }

    ListItem read(String line) {
        List<String> columns = SeparatedLine.csv(line, separator);
        ListItem item = ListItem.NO_ADDRESS;
        for (int i : addressColumns) {
            String text = text(columns, i);
            if (!text.isEmpty()) {
                item = ListItem.ofCidr(text, reason(columns));
                break;
            }
        }
        boolean other = typeColumn >= 0 && !ADDRESS_TYPES.contains(plain(text(columns, typeColumn)));
        return item == ListItem.NO_ADDRESS && other ? new ListItem.Remark(LineIssue.OTHER_KIND) : item;
    }

    private String reason(List<String> columns) {
        StringBuilder out = new StringBuilder();
        for (ReasonColumn reason : reasons) {
            String text = text(columns, reason.column());
            if (!text.isEmpty()) {
                out.append(out.isEmpty() ? "" : ", ").append(reason.prefix()).append(text);
            }
        }
        return out.toString();
    }

    /** The column's text, empty when there is no such column. */
    private static String text(List<String> columns, int i) {
        return i >= 0 && i < columns.size() ? columns.get(i) : "";
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
