// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import org.jspecify.annotations.Nullable;

/** Reads the lines of one list. The shape is recognised line by line; only the heading of a CSV file is remembered. */
final class ListLineReader {
    static final String EXPECTED =
            "expected one IPv4 or IPv6 address, CIDR or range a line, CSV with a column named ip, address,"
                    + " cidr or network, or Tor's exit-addresses";

    private final String file;
    private @Nullable CsvLayout layout;
    private boolean started;

    ListLineReader(String file) {
        this.file = file;
    }

    /** @throws IntelFileException when the first line with content shows that this is no list of addresses */
    ListLine read(String line) throws IntelFileException {
        String text = line.strip();
        if (text.isEmpty()) {
            return ListLine.NOTHING;
        }
        if (isComment(text)) {
            if (!started) {
                layout = CsvLayout.ofHeading(text.substring(1));
                started = layout != null;
            }
            return ListLine.NOTHING;
        }
        if (layout != null) {
            return layout.read(text);
        }
        if (!started) {
            refuseOtherKinds(text);
        }
        ListLine result = ExitAddressLine.read(text);
        if (result == null) {
            result = PlainLine.read(text);
        }
        if (!started && result == ListLine.UNREADABLE) {
            layout = CsvLayout.ofHeading(text);
            result = layout != null || isHeading(text) ? ListLine.NOTHING : result;
        }
        started = true;
        return result;
    }

    private static boolean isComment(String text) {
        return text.startsWith("#") || text.startsWith(";") || text.startsWith("//");
    }

    /** The heading of a file of one column, or of DShield's blocks. */
    private static boolean isHeading(String text) {
        return CsvLayout.isLoneHeading(text) || text.startsWith("Start\tEnd\t");
    }

    private void refuseOtherKinds(String text) throws IntelFileException {
        if (text.startsWith("{") && text.contains("\"asn\"")) {
            throw new IntelFileException(file, "is a list of autonomous systems in JSON; " + EXPECTED);
        }
        // A bracket may also begin an IPv6 address.
        if (text.startsWith("{") || text.equals("[") || text.startsWith("[{") || text.startsWith("[\"")) {
            throw new IntelFileException(file, "is JSON; " + EXPECTED);
        }
        if (text.startsWith("<")) {
            throw new IntelFileException(file, "is XML or a web page; " + EXPECTED);
        }
    }
}
