// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import dev.postern.server.status.Status.Database;

/** How it stands with a database, in a word. */
public enum DatabaseState {
    /** All of its logs are read as they are written. */
    WATCHED("watched"),
    /** Lines written earlier are still being read. */
    CATCHING_UP("catching up"),
    /** Some of its logs are read, others cannot be. */
    READ_IN_PART("read in part"),
    /** None of its logs is read. */
    NOT_READ("cannot be read");

    private final String words;

    DatabaseState(String words) {
        this.words = words;
    }

    /** The state for people. */
    public String words() {
        return words;
    }

    /** The state of a database. */
    public static DatabaseState of(Database database) {
        if (!database.reading()) {
            return NOT_READ;
        }
        if (!database.faults().isEmpty()) {
            return READ_IN_PART;
        }
        return database.caughtUp() ? WATCHED : CATCHING_UP;
    }
}
