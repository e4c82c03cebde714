// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench.live;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The bytes of an HTTP request that is signed with Signature Version 4; it can be sent again for some minutes. */
final class SignedRequest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String REGION_AND_SERVICE = "us-east-1/guardduty/aws4_request";

    private final byte[] bytes;

    private SignedRequest(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    static SignedRequest of(String method, String path, String body, String host, String key, String secret)
            throws GeneralSecurityException {
        String time = TIME.format(Instant.now());
        String day = time.substring(0, 8);
        String canonical = method + "\n" + path + "\n\nhost:" + host + "\nx-amz-date:" + time + "\n\nhost;x-amz-date\n"
                + hash(body);
        String scope = day + "/" + REGION_AND_SERVICE;
        byte[] signing = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            signing = mac(signing, part.equals(day) ? day : part);
        }
        String signature = HexFormat.of()
                .formatHex(mac(signing, "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hash(canonical)));
        String text = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nX-Amz-Date: " + time
                + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=" + key + "/" + scope
                + ", SignedHeaders=host;x-amz-date, Signature=" + signature
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
        return new SignedRequest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
