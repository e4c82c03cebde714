// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import dev.postern.server.output.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer to a request.
 *
 * @param code HTTP status code
 * @param type content type
 * @param text the body
 */
public record Answer(int code, String type, String text) {

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
