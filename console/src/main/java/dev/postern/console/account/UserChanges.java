// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.web.RefusedException;
import dev.postern.store.Users;
import dev.postern.store.Users.User;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Changes of users. Who is an administrator no more cannot come back by a link that they have made: unused ones are withdrawn, whoever
 * made them. There is always an administrator: two who would each demote the other come one after the other. There must be
 * one of these only.
 */
public final class UserChanges {
    /** What stands in place of the password's hash of who has none: no hash begins so. */
    private static final String PROVIDER = "oidc:";

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Users users;
    private final InstantSource clock;

    /** @param clock this machine's time */
    public UserChanges(Users users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
    }

    /**
     * The user with a name.
     *
     * @throws RefusedException when there is none
     */
    User require(String name) {
        User user = users.find(name);
        if (user == null) {
            throw new RefusedException(NOT_FOUND, "There is no such user; somebody may have removed them.");
        }
        return user;
    }

    /**
     * Gives a user a role; it counts from the next request on.
     *
     * @return the role that the user had
     * @throws RefusedException when there is no such user, or there would be no administrator
     */
    synchronized Role setRole(String name, Role role) {
        User user = require(name);
        if (role != Role.ADMINISTRATOR) {
            requireAnother(user);
        }
        users.change(user.withRole(role.name()));
        if (role != Role.ADMINISTRATOR) {
            withdrawLinksOf(user);
        }
        return Role.valueOf(user.role());
    }

    /**
     * Gives a user a password and ends all their sessions.
     *
     * @param hash what the password hashes to
     * @return the user as changed
     * @throws RefusedException when there is no such user any more
     */
    synchronized User setPassword(String name, String hash) {
        User user = require(name);
        User changed = user.withPassword(hash);
        users.change(changed);
        users.endAll(name);
        return changed;
    }

    /**
     * Lets a user sign in, or ends all their sessions and lets them sign in no more.
     *
     * @throws RefusedException when there is no such user, or there would be no administrator
     */
    synchronized void setDisabled(String name, boolean disabled) {
        User user = require(name);
        if (disabled) {
            requireAnother(user);
        }
        users.change(user.withDisabled(disabled));
        users.endAll(name);
        if (disabled) {
            withdrawLinksOf(user);
        }
    }

    /**
     * Removes a user with all sessions.
     *
     * @return the role that the user had
     * @throws RefusedException when there is no such user, or there would be no administrator
     */
    synchronized Role remove(String name) {
        User user = require(name);
        requireAnother(user);
        users.remove(name);
        withdrawLinksOf(user);
        return Role.valueOf(user.role());
    }

    /**
     * Somebody who has come by a provider.
     *
     * @param before the role that they had, in words; empty when they were no user
     */
    public record Joined(User user, String before) {}

    /**
     * Makes a user of somebody whom a provider knows, or gives the user they are already the role that it tells now. They are known
     * by what the provider calls them for good, never by a name: whoever can choose a name there would be somebody else here. The
     * provider's word counts also when it leaves no administrator; a link of this machine makes another one.
     *
     * @param subject what the provider calls them
     * @param name that a new user gets
     * @throws RefusedException when the name is another user's, or they may not sign in for now
     */
    public synchronized Joined join(String issuer, String subject, String name, Role role) {
        String mark = PROVIDER + Secrets.hash(issuer + "\n" + subject);
        for (User known : users.all()) {
            if (known.password().equals(mark)) {
                return rejoin(known, role);
            }
        }
        User user = new User(name, role.name(), mark, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
        if (!users.add(user)) {
            throw new RefusedException(
                    CONFLICT, "There is another user of the name " + name + "; an administrator can remove them.");
        }
        return new Joined(user, "");
    }

    private Joined rejoin(User known, Role role) {
        if (known.disabled()) {
            throw new RefusedException(FORBIDDEN, "You cannot sign in for now; an administrator can let you again.");
        }
        User user = known.withRole(role.name());
        users.change(user);
        if (role != Role.ADMINISTRATOR) {
            withdrawLinksOf(known);
        }
        return new Joined(user, Role.valueOf(known.role()).words());
    }

    /** Whether a user signs in at a provider; they have no password. */
    static boolean isOfProvider(User user) {
        return user.password().startsWith(PROVIDER);
    }

    private void withdrawLinksOf(User former) {
        if (isAdministrator(former)) {
            users.withdrawLinks();
        }
    }

    /** Refuses what would take away the last administrator who may sign in. */
    private void requireAnother(User user) {
        boolean isLast = isAdministrator(user)
                && users.all().stream()
                        .noneMatch(
                                other -> isAdministrator(other) && !other.name().equals(user.name()));
        if (isLast) {
            throw new RefusedException(
                    CONFLICT, "This is the last administrator. Make somebody else an administrator first.");
        }
    }

    private static boolean isAdministrator(User user) {
        return user.role().equals(Role.ADMINISTRATOR.name()) && !user.disabled();
    }
}
