// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.web.Doorkeeper;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Users;
import dev.postern.store.Users.Session;
import dev.postern.store.Users.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of users (OWASP Session Management Cheat Sheet). The browser has a random token in a cookie that goes to the console's
 * paths alone and that no script can read; the store has what it hashes to. What a page asks by itself keeps no session alive.
 */
public final class Sessions implements Doorkeeper {
    /** After that long without a request a session ends. */
    static final Duration IDLE = Duration.ofHours(2);
    /** After that long it ends in any case. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final Duration STEP = Duration.ofMinutes(1);

    private final Users users;
    private final Csrf csrf;
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * @param csrf makes tokens of forms
     * @param random makes tokens of sessions
     * @param clock this machine's time
     */
    public Sessions(Users users, Csrf csrf, SecureRandom random, InstantSource clock) {
        this.users = users;
        this.csrf = csrf;
        this.random = random;
        this.clock = clock;
    }

    /** Begins a session and gives its cookie with an answer. A session that the browser had ends. */
    public WebResponse begin(User user, WebRequest request, WebResponse answer) {
        end(request);
        long now = now();
        users.prune(now - micros(LONGEST), now - micros(IDLE));
        String token = Secrets.make(random);
        users.begin(new Session(Secrets.hash(token), user.name(), csrf.make(), now, now));
        return answer.withCookie(cookie(request, token, LONGEST));
    }

    @Override
    public @Nullable Viewer viewer(WebRequest request) {
        String token = request.cookie(name(request));
        Session session = token == null ? null : users.session(Secrets.hash(token));
        long now = now();
        if (session == null
                || now - session.createdMicros() >= micros(LONGEST)
                || now - session.seenMicros() >= micros(IDLE)) {
            return null;
        }
        User user = users.find(session.user());
        if (user == null || user.disabled()) {
            return null;
        }
        if (!request.isPart() && now - session.seenMicros() >= micros(STEP)) {
            users.seen(session.token(), now);
        }
        return new Viewer(user.name(), Role.valueOf(user.role()), session.csrf(), UserChanges.isOfProvider(user));
    }

    /** Ends the session of a request, and takes its cookie away with an answer. */
    WebResponse end(WebRequest request, WebResponse answer) {
        end(request);
        return answer.withCookie(cookie(request, "", Duration.ZERO));
    }

    private void end(WebRequest request) {
        String token = request.cookie(name(request));
        if (token != null) {
            users.end(Secrets.hash(token));
        }
    }

    /** Over TLS the name's beginning sees to it that no page without TLS can set it (RFC 6265bis, section 4.1.3). */
    private static String name(WebRequest request) {
        return request.secure() ? "__Secure-postern" : "postern";
    }

    private static String cookie(WebRequest request, String token, Duration age) {
        return name(request) + "=" + token + "; Path=/console; HttpOnly; SameSite=Lax; Max-Age=" + age.toSeconds()
                + (request.secure() ? "; Secure" : "");
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    private static long micros(Duration duration) {
        return duration.toMillis() * 1_000;
    }
}
