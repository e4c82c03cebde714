// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Users of the console in three tables. */
final class SqlUsers implements Users {
    private final Database database;

    SqlUsers(Database database) {
        this.database = database;
    }

    @Override
    public @Nullable User find(String name) {
        return database.<@Nullable User>read(
                handle -> handle.createQuery("SELECT * FROM console_users WHERE name = :name")
                        .bind("name", StoredText.of(name))
                        .map((row, context) -> user(row))
                        .findOne()
                        .orElse(null));
    }

    @Override
    public List<User> all() {
        return database
                .read(handle -> handle.createQuery("SELECT * FROM console_users")
                        .map((row, context) -> user(row))
                        .list())
                .stream()
                .sorted((a, b) -> a.name().compareTo(b.name())) // one order in all databases
                .toList();
    }

    @Override
    public boolean add(User user) {
        return database.write(handle -> add(handle, user));
    }

    private static boolean add(Handle handle, User user) {
        return handle.createUpdate("""
                        INSERT INTO console_users (name, role, password, created, disabled)
                        VALUES (:name, :role, :password, :created, :disabled)
                        ON CONFLICT (name) DO NOTHING""")
                        .bind("name", StoredText.of(user.name()))
                        .bind("role", StoredText.of(user.role()))
                        .bind("password", StoredText.of(user.password()))
                        .bind("created", user.createdMicros())
                        .bind("disabled", user.disabled() ? 1L : 0L)
                        .execute()
                > 0;
    }

    @Override
    public boolean change(User user) {
        return database.write(handle -> handle.createUpdate(
                                "UPDATE console_users SET role = :role, password = :password, disabled = :disabled WHERE name = :name")
                        .bind("name", StoredText.of(user.name()))
                        .bind("role", StoredText.of(user.role()))
                        .bind("password", StoredText.of(user.password()))
                        .bind("disabled", user.disabled() ? 1L : 0L)
                        .execute())
                > 0;
    }

    @Override
    public boolean remove(String name) {
        return database.write(handle -> {
            endAll(handle, name);
            return handle.createUpdate("DELETE FROM console_users WHERE name = :name")
                            .bind("name", StoredText.of(name))
                            .execute()
                    > 0;
        });
    }

    @Override
    public void begin(Session session) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO console_sessions (token, user_name, csrf, created, seen)
                        VALUES (:token, :user, :csrf, :created, :seen)""")
                .bind("token", StoredText.of(session.token()))
                .bind("user", StoredText.of(session.user()))
                .bind("csrf", StoredText.of(session.csrf()))
                .bind("created", session.createdMicros())
                .bind("seen", session.seenMicros())
                .execute());
    }

    @Override
    public @Nullable Session session(String token) {
        return database.<@Nullable Session>read(handle -> handle.createQuery(
                        "SELECT * FROM console_sessions WHERE token = :token")
                .bind("token", StoredText.of(token))
                .map((row, context) -> new Session(
                        StoredText.require(row, "token"),
                        StoredText.require(row, "user_name"),
                        StoredText.require(row, "csrf"),
                        row.getLong("created"),
                        row.getLong("seen")))
                .findOne()
                .orElse(null));
    }

    @Override
    public void seen(String token, long atMicros) {
        database.write(handle -> handle.createUpdate("UPDATE console_sessions SET seen = :seen WHERE token = :token")
                .bind("token", StoredText.of(token))
                .bind("seen", atMicros)
                .execute());
    }

    @Override
    public void end(String token) {
        database.write(handle -> handle.createUpdate("DELETE FROM console_sessions WHERE token = :token")
                .bind("token", StoredText.of(token))
                .execute());
    }

    @Override
    public void endAll(String user) {
        database.write(handle -> endAll(handle, user));
    }

    private static int endAll(Handle handle, String user) {
        return handle.createUpdate("DELETE FROM console_sessions WHERE user_name = :user")
                .bind("user", StoredText.of(user))
                .execute();
    }

    @Override
    public void prune(long createdBeforeMicros, long seenBeforeMicros) {
        database.write(
                handle -> handle.createUpdate("DELETE FROM console_sessions WHERE created < :created OR seen < :seen")
                        .bind("created", createdBeforeMicros)
                        .bind("seen", seenBeforeMicros)
                        .execute());
    }

    @Override
    public void offer(Link link) {
        database.write(handle -> {
            handle.createUpdate("DELETE FROM console_links WHERE role = :role")
                    .bind("role", StoredText.of(link.role()))
                    .execute();
            return handle.createUpdate(
                            "INSERT INTO console_links (token, role, expires) VALUES (:token, :role, :expires)")
                    .bind("token", StoredText.of(link.token()))
                    .bind("role", StoredText.of(link.role()))
                    .bind("expires", link.expiresMicros())
                    .execute();
        });
    }

    @Override
    public @Nullable Link link(String token) {
        return database.<@Nullable Link>read(
                handle -> handle.createQuery("SELECT * FROM console_links WHERE token = :token")
                        .bind("token", StoredText.of(token))
                        .map((row, context) -> link(row))
                        .findOne()
                        .orElse(null));
    }

    @Override
    public List<Link> links() {
        return database.read(handle -> handle.createQuery("SELECT * FROM console_links")
                .map((row, context) -> link(row))
                .list());
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(StoredText.require(row, "token"), StoredText.require(row, "role"), row.getLong("expires"));
    }

    @Override
    public void withdrawLinks() {
        database.write(
                handle -> handle.createUpdate("DELETE FROM console_links").execute());
    }

    @Override
    public boolean accept(String token, User user) {
        return database.write(handle -> {
            if (!add(handle, user)) {
                return false;
            }
            // Of two that come at once, one finds it gone.
            boolean isThere = handle.createUpdate("DELETE FROM console_links WHERE token = :token")
                            .bind("token", StoredText.of(token))
                            .execute()
                    > 0;
            if (!isThere) {
                handle.rollback();
            }
            return isThere;
        });
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                StoredText.require(row, "name"),
                StoredText.require(row, "role"),
                StoredText.require(row, "password"),
                row.getLong("created"),
                row.getLong("disabled") != 0);
    }
}
