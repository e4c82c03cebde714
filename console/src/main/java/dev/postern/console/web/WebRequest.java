// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a browser asks.
 *
 * @param method in capitals
 * @param path as sent, percent-encoded
 * @param query parameters of the address
 * @param headers by name in small letters, each with its values in order
 * @param form parameters of the body; none when it is not a form
 * @param remoteAddress of the peer, which may be a proxy
 * @param secure whether it came over TLS
 */
public record WebRequest(
        String method,
        String path,
        Parameters query,
        Map<String, List<String>> headers,
        Parameters form,
        String remoteAddress,
        boolean secure) {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Of its parts as they were sent. */
    public static WebRequest of(
            String method,
            String path,
            String query,
            Map<String, List<String>> headers,
            byte[] body,
            String remoteAddress,
            boolean secure) {
        String type = headers.getOrDefault("content-type", List.of("")).get(0);
        Parameters form =
                type.startsWith(FORM) ? Parameters.of(new String(body, StandardCharsets.UTF_8)) : Parameters.NONE;
        return new WebRequest(method, path, Parameters.of(query), headers, form, remoteAddress, secure);
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    /** The value of a cookie, or null when it was not sent, or twice with different values. */
    public @Nullable String cookie(String name) {
        String found = null;
        for (String line : headers.getOrDefault("cookie", List.of())) {
            for (String each : line.split(";", -1)) {
                String pair = each.strip();
                if (pair.startsWith(name + "=")) {
                    String value = pair.substring(name.length() + 1);
                    if (found != null && !found.equals(value)) {
                        return null;
                    }
                    found = value;
                }
            }
        }
        return found;
    }

    /** Whether it changes nothing. */
    public boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Whether a script of ours asks for a part of a page. */
    public boolean isPart() {
        return header("hx-request") != null;
    }

    /** Its path with its query. */
    public String address() {
        return query.under(path);
    }
}
