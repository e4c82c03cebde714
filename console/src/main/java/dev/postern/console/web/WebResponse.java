// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to a browser.
 *
 * @param code HTTP status code
 * @param headers by name
 * @param body not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record WebResponse(int code, Map<String, String> headers, byte[] body) {
    /** The content type of pages. */
    public static final String HTML = "text/html; charset=utf-8";

    public WebResponse {
        headers = Map.copyOf(headers);
    }

    /** A text. */
    public static WebResponse text(int code, String type, String text) {
        return new WebResponse(code, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the browser on to an address of ours, to be asked with GET (RFC 9110, section 15.4.4). */
    public static WebResponse seeOther(String address) {
        return new WebResponse(303, Map.of("Location", address), new byte[0]);
    }

    /** This answer with one more header. */
    public WebResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WebResponse(code, more, body);
    }
}
