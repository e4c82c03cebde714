// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param method in capitals
 * @param path as sent: percent-encoded, not normalised
 * @param query as sent, without the question mark; empty when there is none
 * @param headers by name in small letters, each with its values in order
 * @param body not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record ApiRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    public ApiRequest {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lower;
    }

    /** The values of a header; empty when it was not sent. */
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
