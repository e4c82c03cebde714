// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.io.StringReader;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * Spamhaus DROP and ASN-DROP: one JSON object a line (https://www.spamhaus.org/blocklists/do-not-route-or-peer/), {@code
 * {"cidr":…,"sblid":…,"rir":…}} or {@code {"asn":…,"rir":…,"domain":…,"cc":…,"asname":…}}, and last one of type {@code metadata}
 * with the number of records.
 */
final class SpamhausLines {
    private static final JsonObjects OBJECTS =
            new JsonObjects(Set.of("cidr", "sblid", "asn", "asname", "domain", "type", "records"));
    private static final long MAX_ASN = 0xFFFF_FFFFL;

    private final ListSink sink;
    private long records;

    SpamhausLines(ListSink sink) {
        this.sink = sink;
    }

    void read(TextLines lines) throws IntelFileException {
        for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.text().isBlank()) {
                sink.take(line.number(), line.text(), item(line));
            }
        }
    }

    private ListItem item(TextLines.Line line) throws IntelFileException {
        if (line.cut()) {
            return new ListItem.Remark(LineIssue.LINE_TOO_LONG);
        }
        Top top = new Top();
        try {
            OBJECTS.walk(new StringReader(line.text()), top);
        } catch (JacksonException e) {
            return new ListItem.Remark(LineIssue.NOT_JSON);
        }
        return top.count == 1 ? item(top.object) : new ListItem.Remark(LineIssue.NOT_JSON);
    }

    private ListItem item(JsonObject object) {
        if (object.text("type").equals("metadata")) {
            String text = object.text("records");
            long promised = Digits.parseLong(text, 0, text.length(), Integer.MAX_VALUE);
            return promised > records ? new ListItem.Remark(LineIssue.RECORDS_MISSING) : ListItem.NOTHING;
        }
        records++;
        if (object.get("asn") == null) {
            return ListItem.ofCidr(object.text("cidr"), object.text("sblid"));
        }
        String number = object.text("asn");
        long asn = Digits.parseLong(number, 0, number.length(), MAX_ASN);
        if (asn <= 0) {
            return new ListItem.Remark(LineIssue.NOT_A_NETWORK_NUMBER);
        }
        String owner = object.text("asname").isEmpty() ? object.text("domain") : object.text("asname");
        return ListItem.Network.of(asn, ("AS" + asn + " " + owner).strip());
    }

    /** The object on the line that stands in no other. */
    private static final class Top implements JsonObjects.Handler {
        private JsonObject object = new JsonObject(null, "", 1);
        private int count;

        @Override
        public void closed(JsonObject closed) {
            if (closed.parent == null) {
                object = closed;
                count++;
            }
        }
    }
}
