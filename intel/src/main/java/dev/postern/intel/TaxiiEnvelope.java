// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a page of a TAXII collection says of itself (TAXII 2.1 section 3.7, https://docs.oasis-open.org/cti/taxii/v2.1/).
 *
 * @param objects number of STIX objects on it
 * @param more whether there are further pages
 * @param next the server's name of the next one; hostile, null when it gives none
 */
public record TaxiiEnvelope(
        long objects, boolean more, @Nullable String next) {

    /**
     * Reads a page.
     *
     * @throws IntelFileException when the file cannot be read or is no whole JSON object
     */
    public static TaxiiEnvelope read(Path file) throws IntelFileException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JsonObjects.parser(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return read(parser, file.toString());
        } catch (JacksonException e) {
            throw new IntelFileException(file.toString(), "is damaged or truncated JSON; expected a TAXII envelope", e);
        } catch (IOException e) {
            throw IntelFileException.unreadable(file.toString(), e);
        }
    }

    private static TaxiiEnvelope read(JsonParser parser, String file) throws IntelFileException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IntelFileException(file, "is no JSON object; expected a TAXII envelope");
        }
        long objects = 0;
        boolean more = false;
        String next = null;
        for (JsonToken token = parser.nextToken(); token == JsonToken.PROPERTY_NAME; token = parser.nextToken()) {
            String name = parser.currentName();
            token = parser.nextToken();
            if (name.equals("objects") && token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    parser.skipChildren();
                    objects++;
                }
            } else if (name.equals("more")) {
                more = token == JsonToken.VALUE_TRUE;
            } else if (name.equals("next") && token == JsonToken.VALUE_STRING) {
                next = parser.getString();
            }
            parser.skipChildren();
        }
        return new TaxiiEnvelope(objects, more, next);
    }
}
