// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

import dev.postern.evaluation.traffic.fleet.Attempt;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.LogStyle;

/** A connection to a server, with the number that the server gives it when it is first spoken of. */
final class Connection {
    final Database database;
    final LogStyle style;
    final Attempt attempt;
    /** Whether it is the second try of a client library that was refused. */
    final boolean again;

    /** The process or thread; 0 before the first line. */
    long id;
    /** Lines written of it. */
    int lines;

    Connection(Database database, LogStyle style, Attempt attempt, boolean again) {
        this.database = database;
        this.style = style;
        this.attempt = attempt;
        this.again = again;
    }

    /** When it was opened by the server's clock, microseconds since the epoch. */
    long opened() {
        return attempt.opened() + database.skew();
    }

    /** When the server had made up its mind. */
    long shaken() {
        return opened() + attempt.shake();
    }

    /** The client's address as logs write it. */
    String host(String local) {
        return attempt.client().ip() == null ? local : attempt.client().ip().toString();
    }

    int port() {
        return attempt.port() + (again ? 1 : 0);
    }
}
