// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads charts as XML: what cannot be read so is not well-formed. */
final class ChartXml {
    private final Document document;

    ChartXml(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    Element root() {
        return document.getDocumentElement();
    }

    List<Element> all(String element) {
        NodeList nodes = document.getElementsByTagName(element);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    List<String> attributes(String element, String attribute) {
        return all(element).stream().map(each -> each.getAttribute(attribute)).toList();
    }

    List<String> texts(String element) {
        return all(element).stream().map(Element::getTextContent).toList();
    }
}
