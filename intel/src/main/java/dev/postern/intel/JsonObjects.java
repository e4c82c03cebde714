// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.io.Reader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks through JSON of any size and gives each object when it ends, inner ones first. Only the values that are asked for are
 * held, and only those of the objects that are open.
 */
final class JsonObjects {
    /** Deepest nesting that is read; STIX and MISP need less than twenty. */
    private static final int MAX_DEPTH = 100;

    /** Longest value or name that is read at all, in characters; values that nobody asks for may be longer. */
    private static final int MAX_STRING = 1 << 20;

    /** The bounds in words. */
    static final String BOUNDS = "at most " + MAX_DEPTH + " levels, values of " + MAX_STRING + " characters";

    // Names are not kept in a table: hostile text could fill it.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    /** Takes objects. */
    interface Handler {
        void closed(JsonObject object) throws IntelFileException;
    }

    private final Set<String> wanted;

    /** @param wanted names of the values to keep */
    JsonObjects(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** A parser that holds to the bounds. */
    static JsonParser parser(Reader in) throws JacksonException {
        return FACTORY.createParser(ObjectReadContext.empty(), in);
    }

    /** @throws JacksonException when the text is no JSON or breaks the bounds; objects that ended before were given */
    void walk(Reader in, Handler handler) throws JacksonException, IntelFileException {
        try (JsonParser parser = parser(in)) {
            JsonObject object = null;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    object = open(parser, object);
                } else if (token == JsonToken.END_OBJECT && object != null) {
                    handler.closed(object);
                    object = object.parent;
                } else if (token.isScalarValue() && object != null) {
                    keep(parser, object);
                }
            }
        }
    }

    private static JsonObject open(JsonParser parser, @Nullable JsonObject parent) {
        TokenStreamContext around = parser.streamReadContext().getParent();
        while (around != null && around.inArray()) {
            around = around.getParent();
        }
        String name = around == null ? null : around.currentName();
        return new JsonObject(
                parent, name == null ? "" : name, parser.currentTokenLocation().getLineNr());
    }

    private void keep(JsonParser parser, JsonObject object) {
        String name = parser.streamReadContext().inObject() ? parser.currentName() : null;
        if (name != null && wanted.contains(name)) {
            object.put(name, parser.getString());
        }
    }
}
