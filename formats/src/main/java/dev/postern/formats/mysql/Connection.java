// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import org.jspecify.annotations.Nullable;

/** What the logs have said of one connection id: its login, and the latest change of user in its session. */
final class Connection {
    final long thread;
    /** Time of the latest record. */
    long lastMicros;
    /** Whether it stands in the queue of those to be forgotten. */
    boolean leaving;

    /** Activity of a session whose opening has not been seen: logs are merged by time, and seconds are long. */
    @Nullable
    MysqlRecord active;

    @Nullable
    Attempt login;

    @Nullable
    Attempt change;

    Connection(long thread) {
        this.thread = thread;
    }

    /** Whether nothing of it is still to be given. A change of user that nothing is said of has succeeded. */
    boolean done() {
        return (login == null || login.given) && (change == null || change.given || !change.decided());
    }
}
