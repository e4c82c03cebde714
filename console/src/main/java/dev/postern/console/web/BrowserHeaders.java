// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import java.util.Map;

/** Headers of pages: what a browser may do with them (Content Security Policy Level 3; OWASP HTTP Headers Cheat Sheet). */
public final class BrowserHeaders {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private BrowserHeaders() {}

    /** Of all answers of the console; what an answer says itself counts. */
    public static Map<String, String> all() {
        return Map.of(
                "Content-Security-Policy", POLICY,
                "Cross-Origin-Opener-Policy", "same-origin",
                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                "Referrer-Policy", "same-origin",
                "Cache-Control", "no-store");
    }
}
