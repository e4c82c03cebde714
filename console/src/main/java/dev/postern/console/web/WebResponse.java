// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer to a browser.
 *
 * @param code HTTP status code
 * @param headers by name
 * @param cookies that are set, each as a value of {@code Set-Cookie} (RFC 6265, section 4.1)
 * @param body not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record WebResponse(int code, Map<String, String> headers, List<String> cookies, byte[] body) {
    /** The content type of pages. */
    public static final String HTML = "text/html; charset=utf-8";

    public WebResponse {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    /** Without cookies. */
    public WebResponse(int code, Map<String, String> headers, byte[] body) {
        this(code, headers, List.of(), body);
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
        return new WebResponse(code, more, cookies, body);
    }

    /** This answer with one more cookie. */
    public WebResponse withCookie(String cookie) {
        List<String> more = new ArrayList<>(cookies);
        more.add(cookie);
        return new WebResponse(code, headers, more, body);
    }

    /** This answer with another body. */
    public WebResponse withBody(byte[] other) {
        return new WebResponse(code, headers, cookies, other);
    }
}
