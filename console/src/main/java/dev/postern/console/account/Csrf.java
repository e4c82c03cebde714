// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.store.Scope;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens by which a form is known to be ours (OWASP Cross-Site Request Forgery Prevention Cheat Sheet: synchronizer token). Each page
 * has the session's token masked anew, because packed pages would otherwise give it away to who can ask for them and measure (BREACH).
 */
public final class Csrf {
    /** The name of the form's field. */
    public static final String FIELD = "csrf";
    /** The header in which scripts send it. */
    public static final String HEADER = "x-csrf-token";

    private static final int BYTES = 32;

    private final SecureRandom random;

    /** @param random source of tokens and masks */
    public Csrf(SecureRandom random) {
        this.random = random;
    }

    /** A new token. */
    public String make() {
        return encode(bytes());
    }

    /** The token of forms that are for one account and region alone. */
    public static String of(String token, Scope scope) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(token), "HmacSHA256"));
            return encode(mac.doFinal((scope.account() + "/" + scope.region()).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each JDK has HMAC-SHA256", e);
        }
    }

    /** A token as a page has it. */
    public String mask(String token) {
        byte[] pad = bytes();
        byte[] both = new byte[2 * BYTES];
        byte[] plain = Base64.getUrlDecoder().decode(token);
        for (int i = 0; i < BYTES; i++) {
            both[i] = pad[i];
            both[BYTES + i] = (byte) (pad[i] ^ plain[i]);
        }
        return encode(both);
    }

    /** Whether what was sent is a token as some page has it. */
    public boolean isOf(String token, String sent) {
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(sent);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (both.length != 2 * BYTES) {
            return false;
        }
        byte[] plain = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            plain[i] = (byte) (both[i] ^ both[BYTES + i]);
        }
        return MessageDigest.isEqual(plain, Base64.getUrlDecoder().decode(token));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
