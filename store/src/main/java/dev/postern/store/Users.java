// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users of the console, their sessions, and the links by which somebody becomes one. Times are microseconds since 1970. */
public interface Users {

    /** The user with a name, exactly, or null. */
    @Nullable
    User find(String name);

    /** All users, in order of their names. */
    List<User> all();

    /** Stores a new user; returns whether the name was free. */
    boolean add(User user);

    /** Stores a user in place of the one with this name; returns whether there was one. */
    boolean change(User user);

    /** Removes a user with all sessions; returns whether there was one. */
    boolean remove(String name);

    /** Stores a new session. */
    void begin(Session session);

    /** The session whose token hashes to this, or null. */
    @Nullable
    Session session(String token);

    /** A session was used. */
    void seen(String token, long atMicros);

    /** Removes a session. */
    void end(String token);

    /** Removes all sessions of a user. */
    void endAll(String user);

    /** Removes sessions that began, or were last used, before some times. */
    void prune(long createdBeforeMicros, long seenBeforeMicros);

    /** Stores a link in place of all others of its role. */
    void offer(Link link);

    /** The link whose token hashes to this, or null. */
    @Nullable
    Link link(String token);

    /** All links, used ones not, expired ones still; in no order. */
    List<Link> links();

    /** Removes all links. */
    void withdrawLinks();

    /** Stores a new user who comes by a link, and removes the link, both or neither; returns whether both were possible. */
    boolean accept(String token, User user);

    /**
     * A user.
     *
     * @param name as it is given at sign-in
     * @param role what the user may do
     * @param password what it hashes to, with salt and cost
     * @param disabled whether the user may not sign in for now
     */
    record User(String name, String role, String password, long createdMicros, boolean disabled) {

        /** A user who may sign in. */
        public User(String name, String role, String password, long createdMicros) {
            this(name, role, password, createdMicros, false);
        }

        /** The user with another role. */
        public User withRole(String other) {
            return new User(name, other, password, createdMicros, disabled);
        }

        /** The user with another password. */
        public User withPassword(String hash) {
            return new User(name, role, hash, createdMicros, disabled);
        }

        /** The user, who may sign in or may not. */
        public User withDisabled(boolean now) {
            return new User(name, role, password, createdMicros, now);
        }
    }

    /**
     * A session.
     *
     * @param token what its token hashes to
     * @param csrf token of its forms
     */
    record Session(String token, String user, String csrf, long createdMicros, long seenMicros) {}

    /**
     * A link.
     *
     * @param token what its token hashes to
     * @param role of who comes by it
     */
    record Link(String token, String role, long expiresMicros) {}
}
