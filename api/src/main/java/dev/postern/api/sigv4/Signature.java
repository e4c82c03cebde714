// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

import dev.postern.api.ApiRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A signature as a request presents it.
 *
 * @param scope what it is good for
 * @param headers names of the headers that are signed, in small letters
 * @param date as sent: {@code 20261122T120000Z}
 * @param hex the signature itself
 * @param expires how long it is good for when it stands in the query; null when it stands in a header
 */
record Signature(
        CredentialScope scope,
        List<String> headers,
        String date,
        String hex,
        @Nullable Duration expires) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final int LONGEST_SECONDS = 604_800;

    /** Takes it from the header, else from the query. */
    static Signature of(ApiRequest request, Query query) {
        List<String> authorization = request.header("authorization");
        if (authorization.size() > 1) {
            throw Denials.incomplete("Authorization may be sent once.");
        }
        if (!authorization.isEmpty()) {
            return inHeader(authorization.get(0), request.header("x-amz-date"));
        }
        if (query.value("X-Amz-Algorithm") != null || query.value("X-Amz-Signature") != null) {
            return inQuery(query);
        }
        throw Denials.unsigned();
    }

    private static Signature inHeader(String authorization, List<String> dates) {
        if (!authorization.startsWith(ALGORITHM)) {
            throw Denials.unsigned();
        }
        Map<String, String> parts = new TreeMap<>();
        for (String part : authorization.substring(ALGORITHM.length()).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return new Signature(
                scope(parts.get("Credential")),
                headers(parts.get("SignedHeaders")),
                require(dates.isEmpty() ? null : dates.get(0), "X-Amz-Date"),
                require(parts.get("Signature"), "Signature"),
                null);
    }

    private static Signature inQuery(Query query) {
        if (!ALGORITHM.equals(query.value("X-Amz-Algorithm"))) {
            throw Denials.incomplete("AWS query-string parameters must include a supported X-Amz-Algorithm.");
        }
        return new Signature(
                scope(query.value("X-Amz-Credential")),
                headers(query.value("X-Amz-SignedHeaders")),
                require(query.value("X-Amz-Date"), "X-Amz-Date"),
                require(query.value("X-Amz-Signature"), "X-Amz-Signature"),
                expires(require(query.value("X-Amz-Expires"), "X-Amz-Expires")));
    }

    private static CredentialScope scope(@Nullable String text) {
        CredentialScope scope = CredentialScope.parse(require(text, "Credential"));
        if (scope == null) {
            throw Denials.incomplete("Credential must have exactly 5 slash-delimited elements.");
        }
        return scope;
    }

    private static List<String> headers(@Nullable String text) {
        List<String> names =
                new ArrayList<>(List.of(require(text, "SignedHeaders").split(";", -1)));
        if (!names.contains("host")) {
            throw Denials.invalid("'Host' must be a 'SignedHeader' in the AWS Authorization.");
        }
        return names;
    }

    private static Duration expires(String text) {
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 0 && seconds <= LONGEST_SECONDS) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            // no number: refused as one that is out of range
        }
        throw Denials.incomplete("X-Amz-Expires must be from 0 to " + LONGEST_SECONDS + " seconds.");
    }

    private static String require(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw Denials.incomplete("Authorization requires '" + name + "'.");
        }
        return value;
    }
}
