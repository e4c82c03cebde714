// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of one JSON object as text, those of objects within it under {@code outer.inner}, those of arrays as several. Of two
 * equal names the first counts: a second one is a trick.
 */
final class EventFields {
    /** Deeper objects hold nothing that is looked for. */
    private static final int MAX_DEPTH = 4;
    /** More elements of an array hold nothing that is looked for. */
    private static final int MOST_ELEMENTS = 32;

    private final Map<String, List<String>> fields = new HashMap<>();

    private EventFields() {}

    /** Reads the object at whose opening brace a parser stands, up to its closing one. */
    static EventFields of(JsonParser parser) {
        EventFields result = new EventFields();
        result.members(parser, "", 1);
        return result;
    }

    private void members(JsonParser parser, String prefix, int depth) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = prefix + parser.currentName();
            boolean known = fields.containsKey(name);
            switch (parser.nextToken()) {
                case START_OBJECT -> {
                    if (depth < MAX_DEPTH && !known) {
                        fields.put(name, List.of());
                        members(parser, name + ".", depth + 1);
                    } else {
                        parser.skipChildren();
                    }
                }
                case START_ARRAY -> fields.putIfAbsent(name, elements(parser));
                case VALUE_NULL -> fields.putIfAbsent(name, List.of());
                default -> fields.putIfAbsent(name, List.of(parser.getString()));
            }
        }
    }

    private static List<String> elements(JsonParser parser) {
        List<String> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL && elements.size() < MOST_ELEMENTS) {
                elements.add(parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return elements;
    }

    /** Whether the object has the field, be it null. */
    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The texts of an array; none when there is no such field. */
    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The field's text; null when it has none. */
    @Nullable
    String get(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** The first of several fields that has a text, or null. */
    @Nullable
    String first(String... names) {
        for (String name : names) {
            String value = get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    /**
     * A whole number of a field.
     *
     * @param fallback when there is no such field
     * @throws UnreadableEventException when it is none
     */
    long number(String name, long fallback) throws UnreadableEventException {
        String text = get(name);
        if (text == null) {
            return fallback;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UnreadableEventException(name + " is no whole number");
        }
    }
}
