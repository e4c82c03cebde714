// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections of a server that something may still be said of, forgotten in time and bounded in number. */
final class Connections {
    private final Map<Long, Connection> byThread = new HashMap<>();
    /** Logins of which nobody has said what became of them, oldest first. */
    private final Set<Attempt> undecided = new LinkedHashSet<>();

    private final ArrayDeque<Connection> leaving = new ArrayDeque<>();
    private final int capacity;
    private final long linger;

    /**
     * @param capacity most connections remembered
     * @param linger how long a connection is remembered of which everything has been given, so that late records of it are not
     *     taken for another attempt; microseconds
     */
    Connections(int capacity, long linger) {
        this.capacity = capacity;
        this.linger = linger;
    }

    /** The connection with the record's id. */
    Connection of(MysqlRecord record) {
        Connection connection = byThread.computeIfAbsent(record.thread, Connection::new);
        connection.lastMicros = Math.max(connection.lastMicros, record.timeMicros);
        return connection;
    }

    /** Whether the audit log has told of the login of a connection. */
    boolean isAudited(long thread) {
        Connection connection = byThread.get(thread);
        return connection != null && connection.login != null && connection.login.has(Attempt.AUDIT);
    }

    /** A login was opened of which nothing more is known yet. */
    void open(Attempt login) {
        undecided.add(login);
    }

    /** What became of a login is known. */
    void settled(Attempt login) {
        undecided.remove(login);
    }

    /** The oldest undecided login if it is older than a time, or if there is no room for it; it is no longer undecided. */
    @Nullable
    Attempt pollUndecided(long openedBefore) {
        if (undecided.isEmpty()) {
            return null;
        }
        Attempt oldest = undecided.iterator().next();
        if (oldest.openedMicros >= openedBefore && byThread.size() <= capacity) {
            return null;
        }
        undecided.remove(oldest);
        return oldest;
    }

    /** When the oldest undecided login was opened; {@link Long#MAX_VALUE} when there is none. */
    long undecidedSince() {
        return undecided.isEmpty() ? Long.MAX_VALUE : undecided.iterator().next().openedMicros;
    }

    /** Forgets, in time, a connection of which everything has been given. */
    void leave(Connection connection, long now) {
        if (connection.done() && !connection.leaving) {
            connection.leaving = true;
            leaving.add(connection);
        }
        for (Connection next = leaving.peek();
                next != null && (now - next.lastMicros > linger || byThread.size() > capacity);
                next = leaving.peek()) {
            leaving.poll();
            next.leaving = false;
            if (next.done()) {
                byThread.remove(next.thread, next);
            }
        }
    }

    /** Marks as leaving the connection of an attempt that has just been given. */
    void leave(Attempt given, long now) {
        Connection connection = byThread.get(given.thread);
        if (connection != null) {
            leave(connection, now);
        }
    }
}
