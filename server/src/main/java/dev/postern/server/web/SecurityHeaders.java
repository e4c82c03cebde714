// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/** Headers by which a browser does nothing with an answer that it was not meant for (OWASP HTTP Headers Cheat Sheet). */
final class SecurityHeaders {
    private static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private SecurityHeaders() {}

    static void put(HttpFields.Mutable headers) {
        ALL.forEach(headers::put);
    }
}
