// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.Cidr;
import java.util.Set;

/**
 * STIX 2.0 and 2.1 bundles or TAXII envelopes (STIX 2.1, https://docs.oasis-open.org/cti/stix/v2.1/): indicators whose pattern an
 * address fulfils, and address objects.
 *
 * <p>An address object also says that an indicator's address was seen; so those that a revoked or expired indicator of the same
 * file names do not count. As the indicator may come later, address objects are added last.
 */
final class StixBundle implements JsonObjects.Handler {
    static final Set<String> WANTED = Set.of(
            "type", "name", "description", "pattern", "pattern_type", "valid_from", "valid_until", "revoked", "value");

    private final String file;
    private final Validity validity;
    private final ListSink sink;
    private final RangeTable.Builder withdrawn = new RangeTable.Builder();
    private final RangeList objects = new RangeList();

    StixBundle(String file, Validity validity, ListSink sink) {
        this.file = file;
        this.validity = validity;
        this.sink = sink;
    }

    @Override
    public void closed(JsonObject object) throws IntelFileException {
        if (object.parent != null && !object.name.equals("objects")) {
            // Part of another object: the contents of observed data are no statement about them.
            return;
        }
        switch (object.text("type")) {
            case "indicator" -> indicator(object);
            case "ipv4-addr", "ipv6-addr" -> address(object);
            default -> {}
        }
    }

    private void indicator(JsonObject object) throws IntelFileException {
        String text = object.text("pattern");
        String language = object.text("pattern_type");
        if (!language.isEmpty() && !language.equals("stix")) {
            remark(object.line, text, LineIssue.OTHER_KIND);
            return;
        }
        StixPattern pattern;
        try {
            pattern = new StixPattern(text);
        } catch (StixPatternException e) {
            remark(object.line, text, LineIssue.NOT_A_PATTERN);
            return;
        }
        LineIssue refusal = object.is("revoked")
                ? LineIssue.REVOKED
                : validity.judge(object.get("valid_from"), object.get("valid_until"));
        if (pattern.addresses().isEmpty()) {
            remark(object.line, text, pattern.issue());
        } else if (refusal != null) {
            withdraw(pattern);
            remark(object.line, text, refusal);
        } else {
            if (pattern.isPartial()) {
                remark(object.line, text, LineIssue.PART_LEFT_OUT);
            }
            String reason = object.text("name").isBlank() ? object.text("description") : object.text("name");
            for (Cidr cidr : pattern.addresses()) {
                sink.take(object.line, text, ListItem.Entry.of(cidr, reason.strip()));
            }
        }
    }

    private void withdraw(StixPattern pattern) throws IntelFileException {
        for (Cidr cidr : pattern.addresses()) {
            bound(withdrawn.size());
            withdrawn.add(AddressRange.of(cidr), 0);
        }
    }

    private void address(JsonObject object) throws IntelFileException {
        String value = object.text("value");
        Cidr cidr = Cidr.parse(value.strip());
        if (cidr == null || object.is("revoked")) {
            remark(object.line, value, cidr == null ? LineIssue.NOT_AN_ADDRESS : LineIssue.REVOKED);
            return;
        }
        bound(objects.size());
        objects.add(AddressRange.of(cidr), (int) Math.min(object.line, Integer.MAX_VALUE));
    }

    private void bound(int size) throws IntelFileException {
        if (size >= IntelSnapshot.MAX_RANGES) {
            throw new IntelFileException(file, "holds more than " + IntelSnapshot.MAX_RANGES + " addresses");
        }
    }

    /** Adds the address objects; call at the end of the file. */
    void finish() throws IntelFileException {
        RangeTable gone = withdrawn.build();
        for (int i = 0; i < objects.size(); i++) {
            AddressRange range = new AddressRange(objects.first(i), objects.last(i));
            String text = range.first().equals(range.last())
                    ? range.first().toString()
                    : range.first() + " - " + range.last();
            ListItem item = gone.find(range.first()) == RangeTable.NONE
                    ? ListItem.Entry.of(range, "")
                    : new ListItem.Remark(LineIssue.WITHDRAWN);
            sink.take(objects.value(i), text, item);
        }
    }

    private void remark(long line, String text, LineIssue issue) throws IntelFileException {
        sink.take(line, text, new ListItem.Remark(issue));
    }
}
