// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

import dev.postern.api.ApiRequest;
import dev.postern.api.operations.Percent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The one text that a request is signed as. */
final class CanonicalRequest {
    private CanonicalRequest() {}

    /**
     * Its hash, for all services but S3: they want the path encoded a second time.
     *
     * @param headers names of the signed headers
     * @param payload hash of the body, or what stands for it
     */
    static String hash(ApiRequest request, Query query, List<String> headers, String payload) {
        return hash(request, Percent.encode(request.path(), "/"), query, headers, payload);
    }

    /**
     * Its hash.
     *
     * @param path encoded as the service wants it
     * @param headers names of the signed headers
     * @param payload hash of the body, or what stands for it
     */
    static String hash(ApiRequest request, String path, Query query, List<String> headers, String payload) {
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append('\n');
        text.append(path).append('\n');
        text.append(query.canonical()).append('\n');
        for (String name : headers) {
            text.append(name).append(':').append(header(request.header(name))).append('\n');
        }
        text.append('\n').append(String.join(";", headers)).append('\n').append(payload);
        return Hash.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String header(List<String> values) {
        return values.stream().map(CanonicalRequest::squeezed).collect(Collectors.joining(","));
    }

    /** Without blanks at the ends, and with one for each run of them. */
    private static String squeezed(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != ' ' || (!out.isEmpty() && out.charAt(out.length() - 1) != ' ')) {
                out.append(c);
            }
        }
        int end = out.length();
        if (end > 0 && out.charAt(end - 1) == ' ') {
            out.setLength(end - 1);
        }
        return out.toString();
    }
}
