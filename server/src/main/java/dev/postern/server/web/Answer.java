// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.server.output.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request.
 *
 * @param code HTTP status code
 * @param type content type
 * @param text the body
 * @param headers more headers
 * @param abroad what those are answered who ask from another machine; null when they are answered the same
 */
public record Answer(
        int code,
        String type,
        String text,
        Map<String, String> headers,
        @Nullable Answer abroad) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** Without more headers. */
    public Answer(int code, String type, String text) {
        this(code, type, text, Map.of(), null);
    }

    /** This answer with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(code, type, text, more, abroad);
    }

    /** This answer for those who ask from this machine, as its operator does, and another for everybody else. */
    public Answer abroad(Answer other) {
        return new Answer(code, type, text, headers, other);
    }

    /** JSON of an object. */
    public static Answer json(int code, Object body) {
        return new Answer(code, "application/json", Json.MAPPER.writeValueAsString(body) + "\n");
    }

    /** An error in words: {@code {"error": "..."}}. */
    public static Answer error(int code, String words) {
        return json(code, Map.of("error", words));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
