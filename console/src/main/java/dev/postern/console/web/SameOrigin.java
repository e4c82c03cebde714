// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

/**
 * Whether a form was sent from a page of ours, as the browser tells it (Fetch Metadata, {@code Sec-Fetch-Site}; else RFC 6454,
 * {@code Origin}). Browsers tell one of them with each POST. It stands beside the tokens of forms, and before them for forms of those
 * who have no session yet.
 */
final class SameOrigin {
    private SameOrigin() {}

    static boolean holds(WebRequest request) {
        String site = request.header("sec-fetch-site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.header("origin");
        return origin != null && origin.equals((request.secure() ? "https://" : "http://") + request.header("host"));
    }
}
