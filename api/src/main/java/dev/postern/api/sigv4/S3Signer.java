// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

import dev.postern.api.ApiRequest;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signs what we ask of S3 ourselves, in a header (AWS Signature Version 4, "Authenticating requests", S3 API reference).
 *
 * @param keyId id of the access key
 * @param secret of that key
 * @param region of the endpoint
 */
public record S3Signer(String keyId, String secret, String region, InstantSource clock) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY_DIGITS = 8;

    /**
     * The headers to send: those given, which are signed, and those of the signature.
     *
     * @param uri whose path is encoded once, and which has no query
     * @param headers names, in small letters, and values; without {@code host}
     */
    public Map<String, String> headers(String method, URI uri, Map<String, String> headers, byte[] body) {
        String date = DATE.format(clock.instant());
        String payload = Hash.hex(body);
        Map<String, String> sent = new TreeMap<>(headers);
        sent.put("x-amz-date", date);
        sent.put("x-amz-content-sha256", payload);
        Map<String, List<String>> signed = new TreeMap<>();
        sent.forEach((name, value) -> signed.put(name, List.of(value)));
        signed.put("host", List.of(uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())));
        List<String> names = List.copyOf(signed.keySet());
        CredentialScope scope = new CredentialScope(keyId, date.substring(0, DAY_DIGITS), region, "s3");
        String hash = CanonicalRequest.hash(
                new ApiRequest(method, uri.getRawPath(), "", signed, body),
                uri.getRawPath(),
                new Query(""),
                names,
                payload);
        byte[] signature =
                Hash.keyed(scope.signingKey(secret), String.join("\n", ALGORITHM, date, scope.toString(), hash));
        sent.put(
                "authorization",
                ALGORITHM + " Credential=" + keyId + "/" + scope + ", SignedHeaders=" + String.join(";", names)
                        + ", Signature=" + HexFormat.of().formatHex(signature));
        return sent;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "S3Signer[" + keyId + ", " + region + "]";
    }
}
