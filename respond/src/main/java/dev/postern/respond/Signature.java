// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows a receiver who sent a body, and when: {@code t=SECONDS,v1=HEX}, where HEX is the HMAC-SHA256 (RFC 2104) of the seconds in
 * decimal, a full stop and the body. Who records a request cannot send it again much later.
 */
public final class Signature {
    /** The header that bears it. */
    public static final String HEADER = "Postern-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * The header's value.
     *
     * @param secret shared with the receiver, not empty; its UTF-8 bytes are the key
     * @param seconds since the epoch
     */
    public static String of(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
