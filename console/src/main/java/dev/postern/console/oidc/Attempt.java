// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to sign in, which the browser that makes it keeps in a cookie of its own: the provider's answer to another browser is
 * of no use. It is good once and for ten minutes.
 *
 * @param state that the answer must bring back
 * @param nonce that the token must name
 * @param verifier that the code was asked for with (PKCE)
 * @param back address to go to afterwards
 */
record Attempt(State state, Nonce nonce, CodeVerifier verifier, String back) {
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final int PARTS = 4;

    static Attempt begin(String back) {
        return new Attempt(new State(), new Nonce(), new CodeVerifier(), back);
    }

    /** The attempt of a browser, or null. */
    static @Nullable Attempt of(WebRequest request) {
        String cookie = request.cookie(name(request));
        String[] parts = cookie == null ? new String[0] : cookie.split("[.]", -1);
        try {
            return parts.length == PARTS
                    ? new Attempt(
                            new State(parts[0]),
                            new Nonce(parts[1]),
                            new CodeVerifier(parts[2]),
                            new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8))
                    : null;
        } catch (IllegalArgumentException e) {
            return null; // somebody has written it by hand
        }
    }

    /** Whether an answer is to this attempt. */
    boolean isAnsweredBy(@Nullable State other) {
        return other != null
                && MessageDigest.isEqual(
                        state.getValue().getBytes(StandardCharsets.UTF_8),
                        other.getValue().getBytes(StandardCharsets.UTF_8));
    }

    /** Lets the browser keep it. */
    WebResponse keep(WebRequest request, WebResponse answer) {
        String address = Base64.getUrlEncoder().withoutPadding().encodeToString(back.getBytes(StandardCharsets.UTF_8));
        String value = state.getValue() + "." + nonce.getValue() + "." + verifier.getValue() + "." + address;
        return answer.withCookie(cookie(request, value, LASTS));
    }

    /** Takes it away. */
    static WebResponse forget(WebRequest request, WebResponse answer) {
        return answer.withCookie(cookie(request, "", Duration.ZERO));
    }

    private static String name(WebRequest request) {
        return request.secure() ? "__Secure-postern-oidc" : "postern-oidc";
    }

    private static String cookie(WebRequest request, String value, Duration age) {
        return name(request) + "=" + value + "; Path=/console/oidc; HttpOnly; SameSite=Lax; Max-Age=" + age.toSeconds()
                + (request.secure() ? "; Secure" : "");
    }
}
