// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/** What becomes of an attempt, and the codes that servers write for it. */
public enum Result {
    SUCCESS(Outcome.SUCCESS, null, null),
    WRONG_PASSWORD(Outcome.FAILED, "28P01", "1045"),
    /** The account does not exist; PostgreSQL's log says so, MySQL's does not. */
    UNKNOWN_USER(Outcome.FAILED, "28P01", "1045"),
    /** The password was right once. MariaDB lets such a client in to change it; the other servers refuse. */
    EXPIRED_PASSWORD(Outcome.FAILED, "28P01", "1862"),
    /** The account may not come from here. */
    NOT_FROM_HERE(Outcome.FAILED, "28000", "1045"),
    /** The account may not log in at all; the password was right. */
    LOCKED(Outcome.FAILED, "28000", "4151"),
    /** There is no such database; the password was right. */
    UNKNOWN_DATABASE(Outcome.FAILED, "3D000", "1044"),
    /** The account has no more connections; the password was right. */
    TOO_MANY(Outcome.FAILED, "53300", "1226"),
    /** Connected and closed without a word. */
    PROBE(Outcome.INCOMPLETE, null, "1158"),
    /** Spoke another protocol. */
    GARBAGE(Outcome.INCOMPLETE, "08P01", "1156"),
    /** psql's first connection, which ends when the server asks for a password; a success or a failure follows. */
    PROMPT(Outcome.INCOMPLETE, null, null);

    private final Outcome outcome;
    private final @Nullable String postgresCode;
    private final @Nullable String mysqlCode;

    Result(Outcome outcome, @Nullable String postgresCode, @Nullable String mysqlCode) {
        this.outcome = outcome;
        this.postgresCode = postgresCode;
        this.mysqlCode = mysqlCode;
    }

    /** How such an attempt ends. */
    public Outcome outcome() {
        return outcome;
    }

    /** Whether the client has shown that it knows the password. */
    public boolean passwordWasRight() {
        return this == LOCKED || this == UNKNOWN_DATABASE || this == TOO_MANY;
    }

    /** The SQLSTATE, or null when the server writes none. */
    public @Nullable String postgresCode() {
        return postgresCode;
    }

    /** The error number of MySQL and MariaDB, or null when there is none. */
    public @Nullable String mysqlCode() {
        return mysqlCode;
    }
}
