// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.web.RefusedException;
import dev.postern.store.Users;
import dev.postern.store.Users.User;

/**
 * Changes of users. Who is an administrator no more cannot come back by a link that they have made: unused ones are withdrawn, whoever
 * made them. There is always an administrator: two who would each demote the other come one after the other. There must be
 * one of these only.
 */
public final class UserChanges {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Users users;

    public UserChanges(Users users) {
        this.users = users;
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
