// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.io.Reader;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * STIX 1.x packages in XML (https://stixproject.github.io/data-model/): the {@code AddressObject}s under {@code stix:Indicators} and
 * {@code stix:Observables}. Indicators are judged by their {@code Valid_Time_Position}, which stands before the observable.
 *
 * <p>Elements are known by their local names, which do not differ between versions 1.0 and 1.2. A document type definition is
 * refused, so there are no entities but XML's own and nothing outside the file is ever opened.
 */
final class StixPackage {
    private static final int MAX_DEPTH = 200;

    /** Longest text that is read, in characters; of a longer one so much that it shows. */
    private static final int MAX_TEXT = 64 * 1024;

    private static final Set<String> TEXTS = Set.of("Title", "Address_Value", "Start_Time", "End_Time");
    private static final Set<String> ADDRESS_CATEGORIES =
            Set.of("ipv4-addr", "ipv6-addr", "ipv4-net", "ipv6-net", "cidr");

    private final String file;
    private final Validity validity;
    private final ListSink sink;

    private @Nullable StixElement open;
    private @Nullable StixAddress address;
    private final StringBuilder text = new StringBuilder();
    private final XmlNames names = new XmlNames();

    StixPackage(String file, Validity validity, ListSink sink) {
        this.file = file;
        this.validity = validity;
        this.sink = sink;
    }

    /** @throws XMLStreamException when the text is no well-formed XML or breaks the bounds */
    void read(Reader in) throws XMLStreamException, IntelFileException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        EventBound bound = new EventBound(in);
        XMLStreamReader xml = factory.createXMLStreamReader(bound);
        try {
            while (xml.hasNext()) {
                bound.nextEvent();
                event(xml, xml.next());
            }
        } finally {
            xml.close();
        }
    }

    private void event(XMLStreamReader xml, int event) throws IntelFileException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                bound(xml);
                start(xml);
            }
            case XMLStreamConstants.END_ELEMENT -> end(xml);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(xml.getText());
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> bound(xml);
            case XMLStreamConstants.DTD -> throw refused("a web page, or XML with a document type definition");
            default -> {}
        }
    }

    private void bound(XMLStreamReader xml) throws IntelFileException {
        if (names.exceed(xml)) {
            throw refused("XML with too many different names");
        }
    }

    private IntelFileException refused(String what) {
        return new IntelFileException(file, "is " + what + "; expected a STIX 1.x package");
    }

    private void characters(String part) {
        if (open != null && TEXTS.contains(open.name)) {
            text.append(part, 0, Math.min(part.length(), MAX_TEXT + 1 - text.length()));
        }
    }

    private void start(XMLStreamReader xml) throws IntelFileException {
        StixElement element = new StixElement(open, xml.getLocalName());
        if (element.parent == null && !Set.of("STIX_Package", "Observables").contains(element.name)) {
            throw refused("XML of another kind, or a web page");
        }
        if (element.depth > MAX_DEPTH) {
            throw refused("XML nested deeper than " + MAX_DEPTH);
        }
        open = element;
        text.setLength(0);
        switch (element.name) {
            case "Indicators", "Observables" -> element.listed |= element.depth <= 2;
            case "Sightings", "Suggested_COAs" -> element.listed = false;
            case "Indicator", "Observable" ->
                element.issue = "true".equals(attribute(xml, "negate")) ? LineIssue.NEEDS_MORE : null;
            case "Observable_Composition", "Composite_Indicator_Expression" ->
                element.issue = "AND".equals(attribute(xml, "operator")) ? LineIssue.NEEDS_MORE : null;
            case "Properties" -> properties(xml, element);
            case "Address_Value" -> address = StixAddress.of(attribute(xml, "condition"), attribute(xml, "delimiter"));
            default -> {}
        }
    }

    private void properties(XMLStreamReader xml, StixElement element) throws IntelFileException {
        String type = Objects.requireNonNullElse(attribute(xml, "type"), "");
        String category = Objects.requireNonNullElse(attribute(xml, "category"), "ipv4-addr");
        boolean isAddress = type.endsWith("AddressObjectType") && ADDRESS_CATEGORIES.contains(category);
        if (!isAddress && element.listed) {
            sink.take(line(xml), type + " " + category, new ListItem.Remark(LineIssue.OTHER_KIND));
        }
        element.listed &= isAddress;
    }

    private void end(XMLStreamReader xml) throws IntelFileException {
        StixElement element = Objects.requireNonNull(open);
        StixElement parent = element.parent;
        boolean cut = text.length() > MAX_TEXT;
        String content = text.toString().strip();
        text.setLength(0);
        open = parent;
        if (parent == null) {
            return;
        }
        switch (element.name) {
            case "Title" -> parent.title = content;
            case "STIX_Header" -> parent.title = element.title;
            case "Start_Time" -> parent.from = content;
            case "End_Time" -> parent.until = content;
            case "Valid_Time_Position" -> period(element, parent);
            case "Address_Value" ->
                addresses(line(xml), content, cut ? LineIssue.LINE_TOO_LONG : element.refusal(), element);
            default -> {}
        }
    }

    /** Of several periods one in which the indicator counts is enough. */
    private void period(StixElement period, StixElement indicator) {
        LineIssue issue = validity.judge(
                period.from.isEmpty() ? null : period.from, period.until.isEmpty() ? null : period.until);
        indicator.valid |= issue == null;
        indicator.outside = issue;
    }

    private void addresses(long line, String content, @Nullable LineIssue refusal, StixElement element)
            throws IntelFileException {
        if (!element.listed || address == null) {
            return;
        }
        if (refusal != null) {
            sink.take(line, content, new ListItem.Remark(refusal));
            return;
        }
        for (ListItem item : address.items(content, element.reason())) {
            sink.take(line, content, item);
        }
    }

    /** An attribute's value whatever its namespace, or null. */
    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private static long line(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber();
    }
}
