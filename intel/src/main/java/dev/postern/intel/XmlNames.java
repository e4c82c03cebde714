// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Counts the different names of an XML document: its parser keeps each of them to the end. */
final class XmlNames {
    /** Most characters of all different names together; a STIX package needs some ten thousand. */
    static final int MAX = 1 << 20;

    private final Set<String> names = new HashSet<>();
    private long characters;

    /** Whether the names up to this start of an element or processing instruction are more than may be kept. */
    boolean exceed(XMLStreamReader xml) {
        if (xml.isStartElement()) {
            add(xml.getLocalName());
            add(xml.getPrefix());
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                add(xml.getAttributeLocalName(i));
                add(xml.getAttributePrefix(i));
            }
            for (int i = 0; i < xml.getNamespaceCount(); i++) {
                add(xml.getNamespacePrefix(i));
                add(xml.getNamespaceURI(i));
            }
        } else {
            add(xml.getPITarget());
        }
        return characters > MAX;
    }

    private void add(@Nullable String name) {
        if (name != null && names.add(name)) {
            characters += name.length();
        }
    }
}
