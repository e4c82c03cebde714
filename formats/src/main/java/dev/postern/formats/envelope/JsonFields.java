// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The fields of one JSON object as text, those of objects within it under {@code outer.inner}. Of two equal names the first
 * counts. Bytes that are no UTF-8 are replaced before parsing; an array of numbers is taken for the bytes of a text, as the
 * journal writes texts with control characters.
 */
final class JsonFields {
    /** Deeper objects hold nothing that is looked for. */
    private static final int MAX_DEPTH = 4;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, String> fields = new HashMap<>();

    private JsonFields() {}

    /** Reads an object; null when it is none. */
    static @Nullable JsonFields of(byte[] json, int length) {
        JsonFields result = new JsonFields();
        String text = new String(json, 0, length, StandardCharsets.UTF_8);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            result.members(parser, "", 1);
            return result;
        } catch (JacksonException e) {
            return null; // counted by the caller as a record that cannot be read
        }
    }

    /** A field's text, or null. */
    @Nullable
    String get(String name) {
        return fields.get(name);
    }

    /** The first of several fields that is there, or null. */
    @Nullable
    String first(String... names) {
        for (String name : names) {
            String value = fields.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    private void members(JsonParser parser, String prefix, int depth) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = prefix + parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> {
                    if (depth < MAX_DEPTH) {
                        members(parser, name + ".", depth + 1);
                    } else {
                        parser.skipChildren();
                    }
                }
                case START_ARRAY -> fields.putIfAbsent(name, bytes(parser));
                case VALUE_NULL -> {}
                default -> fields.putIfAbsent(name, parser.getString());
            }
        }
    }

    private static String bytes(JsonParser parser) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_NUMBER_INT) {
                bytes.write((int) parser.getValueAsLong());
            } else {
                parser.skipChildren();
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
