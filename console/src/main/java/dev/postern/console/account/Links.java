// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.store.Users;
import dev.postern.store.Users.Link;
import dev.postern.store.Users.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Links by which somebody becomes a user, once. The store has what their tokens hash to. */
public final class Links {
    /** Where they lead; the token follows. */
    public static final String ADDRESS = "/console/welcome?token=";
    /** How long one is good. */
    public static final Duration LASTS = Duration.ofHours(1);

    private final Users users;
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * @param random makes tokens
     * @param clock this machine's time
     */
    public Links(Users users, SecureRandom random, InstantSource clock) {
        this.users = users;
        this.random = random;
        this.clock = clock;
    }

    /** A new link in place of the one of that role: its path. */
    public String offer(Role role) {
        String token = Secrets.make(random);
        users.offer(new Link(Secrets.hash(token), role.name(), now() + LASTS.toMillis() * 1_000));
        return ADDRESS + token;
    }

    /** The path by which somebody becomes the first administrator, when Postern starts for the first time; later null. */
    public @Nullable String offerFirst() {
        return isNobodyThere() && users.links().isEmpty() ? offer(Role.ADMINISTRATOR) : null;
    }

    /** Whether there is nobody who could sign in. */
    public boolean isNobodyThere() {
        return users.all().isEmpty();
    }

    /** The link with a token that is still good, or null. */
    @Nullable
    Link find(String token) {
        Link link = users.link(Secrets.hash(token));
        return link == null || link.expiresMicros() <= now() ? null : link;
    }

    /**
     * Makes a user of a link that was found.
     *
     * @param password what the password hashes to
     * @return null when the name is taken, or the link was used meanwhile
     */
    @Nullable
    User accept(Link link, String name, String password) {
        User user = new User(name, link.role(), password, now());
        return users.accept(link.token(), user) ? user : null;
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
