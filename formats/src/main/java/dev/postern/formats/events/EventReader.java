// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import dev.postern.kernel.LoginEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads logins from JSON: the fields that {@code postern events} prints, or an Authentication object of OCSF. */
public final class EventReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private EventReader() {}

    /** A parser of a text, which has no token yet. */
    public static JsonParser parser(String json) {
        return FACTORY.createParser(ObjectReadContext.empty(), json);
    }

    /**
     * Reads a text that is one object.
     *
     * @throws UnreadableEventException when it is none, or none that tells a login
     */
    public static LoginEvent read(String json) throws UnreadableEventException {
        EventFields fields = fields(json);
        if (fields == null) {
            throw new UnreadableEventException("is no JSON object");
        }
        return login(fields);
    }

    /**
     * Reads the object at whose opening brace a parser stands, up to its closing one.
     *
     * <p>The login has the instance that the object names, empty when it names none, and the marks that it names; its place is that
     * which the object names, or the {@code metadata.uid} of OCSF, with line 0 when there is none.
     *
     * @throws UnreadableEventException when it does not tell a login; the parser can go on
     * @throws JacksonException when it is broken
     */
    public static LoginEvent read(JsonParser parser) throws UnreadableEventException {
        return login(EventFields.of(parser));
    }

    private static LoginEvent login(EventFields fields) throws UnreadableEventException {
        return OcsfFields.fit(fields) ? OcsfFields.login(fields) : LoginFields.login(fields);
    }

    /** The fields of a text that is one object; null when it is none. */
    static @Nullable EventFields fields(String json) {
        try (JsonParser parser = parser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            EventFields fields = EventFields.of(parser);
            return parser.nextToken() == null ? fields : null;
        } catch (JacksonException e) {
            return null; // whoever asks counts it as a line that cannot be read
        }
    }
}
