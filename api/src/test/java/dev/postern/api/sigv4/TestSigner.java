// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

import dev.postern.api.ApiRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Signs requests that no client would send. That signatures are right is what {@link VerifierTest} shows. */
public final class TestSigner {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private TestSigner() {}

    /** A request that is signed in its header, for us-east-1. */
    public static ApiRequest signed(AccessKey key, Instant now, String method, String path, String query, byte[] body) {
        String date = DATE.format(now);
        List<String> names = List.of("host", "x-amz-date");
        Map<String, List<String>> headers =
                new TreeMap<>(Map.of("host", List.of("localhost"), "x-amz-date", List.of(date)));
        CredentialScope scope = new CredentialScope(key.id(), date.substring(0, 8), "us-east-1", "guardduty");
        String hash = CanonicalRequest.hash(
                new ApiRequest(method, path, query, headers, body), new Query(query), names, Hash.hex(body));
        byte[] signature =
                Hash.keyed(scope.signingKey(key.secret()), "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + hash);
        headers.put(
                "authorization",
                List.of("AWS4-HMAC-SHA256 Credential=" + key.id() + "/" + scope + ", SignedHeaders="
                        + String.join(";", names) + ", Signature="
                        + HexFormat.of().formatHex(signature)));
        return new ApiRequest(method, path, query, headers, body);
    }
}
