// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Tells which form a JSON file has, by the first name that only one form uses. */
final class JsonRecognition {
    private static final String EXPECTED = "expected a STIX 2 bundle, MISP events or attributes, or Spamhaus DROP or"
            + " ASN-DROP with one object a line";

    private JsonRecognition() {}

    /** @param head the beginning of the file, which may end anywhere */
    static ListFormat recognise(String file, String head) throws IntelFileException {
        boolean manifest = false;
        try (JsonParser parser = JsonObjects.parser(new StringReader(head))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    ListFormat format = ofName(parser.currentName());
                    if (format != null) {
                        return format;
                    }
                    manifest |= parser.currentName().equals("Orgc");
                } else if (token == JsonToken.VALUE_STRING && parser.getString().equals("bundle")) {
                    return ListFormat.STIX_2;
                }
            }
        } catch (JacksonException e) {
            // The head may end within a value; what is wrong before that, the reader of the form will tell.
        }
        String what = manifest ? "is a MISP manifest, which names events but holds none" : "is JSON of another kind";
        throw new IntelFileException(file, what + "; " + EXPECTED);
    }

    private static @Nullable ListFormat ofName(String name) {
        return switch (name) {
            case "objects", "spec_version", "pattern_type" -> ListFormat.STIX_2;
            case "Event", "Attribute", "to_ids" -> ListFormat.MISP;
            case "cidr", "asn" -> ListFormat.SPAMHAUS_JSON;
            default -> null;
        };
    }
}
