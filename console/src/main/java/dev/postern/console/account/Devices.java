// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Users.User;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Browsers in which a user has signed in before (OWASP, Slow Down Online Guessing Attacks with Device Cookies). Such a browser keeps
 * a name of its own, sealed with what the user's password hashes to, so that nobody can make one up, none outlives a change of the
 * password, and nothing has to be stored. It lets nobody in; it only tells the user from those who guess.
 */
record Devices(SecureRandom random) {
    private static final Duration KEPT = Duration.ofDays(180);
    private static final String MAC = "HmacSHA256";
    private static final char BETWEEN = '.';

    /** Gives a browser its name with the answer to a sign-in. */
    WebResponse remember(User user, WebRequest request, WebResponse answer) {
        String device = Secrets.make(random);
        return answer.withCookie(name(request) + "=" + device + BETWEEN + seal(user, device)
                + "; Path=/console/sign-in; HttpOnly; SameSite=Lax; Max-Age=" + KEPT.toSeconds()
                + (request.secure() ? "; Secure" : ""));
    }

    /** The name of the browser that asks; null when this user has not signed in with it. */
    @Nullable
    String known(@Nullable User user, WebRequest request) {
        String cookie = request.cookie(name(request));
        int between = cookie == null ? -1 : cookie.indexOf(BETWEEN);
        if (user == null || cookie == null || between < 0) {
            return null;
        }
        String device = cookie.substring(0, between);
        byte[] sent = cookie.substring(between + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(seal(user, device).getBytes(StandardCharsets.US_ASCII), sent) ? device : null;
    }

    private static String name(WebRequest request) {
        return request.secure() ? "__Secure-postern-device" : "postern-device";
    }

    private static String seal(User user, String device) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(user.password().getBytes(StandardCharsets.UTF_8), MAC));
            byte[] seal = mac.doFinal((user.name() + "\n" + device).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each JDK has " + MAC, e);
        }
    }
}
