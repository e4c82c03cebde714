// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

/**
 * Says which attempt a record speaks of, and what became of it. The audit log's word stands; else a refusal outweighs activity,
 * because activity of a connection can be imitated by what a refused client sends, a refusal cannot.
 */
final class SessionJoin {

    /** Is told what has become known. */
    @FunctionalInterface
    interface Decided {
        /**
         * The outcome of an attempt has become known.
         *
         * @param first whether nothing had been known before
         */
        void decided(Attempt attempt, boolean first);
    }

    /** Is told what will stay unknown. */
    @FunctionalInterface
    interface GivenUp {
        /** The id has come again, so nobody will say what became of this attempt. */
        void givenUp(Attempt attempt, long micros);
    }

    private static final long SECOND = 1_000_000;

    private final Connections connections;
    private final long longestLogin;
    private final Decided decided;
    private final GivenUp givenUp;

    /** @param longestLogin no login takes longer than this, microseconds: more than the server's {@code connect_timeout} */
    SessionJoin(Connections connections, long longestLogin, Decided decided, GivenUp givenUp) {
        this.connections = connections;
        this.longestLogin = longestLogin;
        this.decided = decided;
        this.givenUp = givenUp;
    }

    /** Takes a record of a connection. */
    void join(Connection connection, MysqlRecord record) {
        switch (record.kind) {
            case LOGIN -> decide(connection, login(connection, record, Attempt.AUDIT), 0, record);
            case ATTEMPT -> {
                Attempt attempt = login(connection, record, Attempt.SENT);
                MysqlRecord active = connection.active;
                if (attempt.decided()) {
                    decided.decided(attempt, false);
                } else if (active != null && record.timeMicros - active.timeMicros <= SECOND) {
                    decide(connection, attempt, 0, active);
                }
                connection.active = null;
            }
            case ACTIVE -> active(connection, record);
            case CHANGE -> {
                active(connection, record);
                change(connection, record, Attempt.SENT);
            }
            case CHANGE_REFUSED -> decide(connection, change(connection, record, Attempt.AUDIT), record.code, record);
            case REFUSED -> refused(connection, record);
            case TAMPER -> throw new IllegalArgumentException("tampering is no part of a connection");
        }
    }

    private void active(Connection connection, MysqlRecord record) {
        Attempt login = connection.login;
        if (login != null && !login.decided()) {
            decide(connection, login, 0, record);
        } else if (login == null) {
            connection.active = record.copy();
        }
    }

    private void refused(Connection connection, MysqlRecord record) {
        int bit = bit(record);
        Attempt change = connection.change;
        Attempt login = connection.login;
        boolean ofKnownChange = change != null && !change.has(bit) && change.mayBe(record.user);
        if (!ofKnownChange && login != null && !isPast(login, record) && login.decided() && !login.succeeded()) {
            // A connection that is refused is closed: whatever else is said of it is the same refusal.
            login.identify(record, bit);
            decide(connection, login, record.code, record);
            return;
        }
        boolean inSession = record.origin == MysqlRecord.Origin.ERROR
                && login != null
                && !isPast(login, record)
                && (login.has(Attempt.AUDIT) || !login.mayBe(record.user));
        Attempt attempt = ofKnownChange || inSession ? change(connection, record, bit) : login(connection, record, bit);
        decide(connection, attempt, record.code, record);
    }

    private static int bit(MysqlRecord record) {
        return switch (record.origin) {
            case AUDIT -> Attempt.AUDIT;
            case GENERAL -> Attempt.REFUSED;
            case ERROR -> Attempt.ERROR;
            case PROXY_AUDIT, PROXY -> throw new IllegalArgumentException("a proxy knows no connection of the server");
        };
    }

    /** The login that the record speaks of: the one that is known, or a new one when the id has come again. */
    private Attempt login(Connection connection, MysqlRecord record, int bit) {
        Attempt login = connection.login;
        if (login != null && login.has(bit) && Math.abs(record.timeMicros - login.openedMicros) <= SECOND) {
            // No server starts anew and counts up to the same id within a second.
            return login;
        }
        if (login != null && (login.has(bit) || isPast(login, record))) {
            if (!login.decided()) {
                connections.settled(login);
                givenUp.givenUp(login, record.timeMicros);
            }
            login = null;
        }
        if (login != null && bit != Attempt.ERROR && login.evidence == Attempt.ERROR && !login.mayBe(record.user)) {
            // The refusal that came first was of another user: the session's, when it asked to be somebody else.
            connection.change = login;
            login = null;
        }
        if (login == null) {
            login = new Attempt(record, false);
            connections.open(login);
        }
        connection.login = login;
        login.identify(record, bit);
        return login;
    }

    private boolean isPast(Attempt login, MysqlRecord record) {
        return record.timeMicros - login.openedMicros > longestLogin;
    }

    private static Attempt change(Connection connection, MysqlRecord record, int bit) {
        Attempt change = connection.change;
        if (change == null || change.has(bit) || !change.mayBe(record.user)) {
            change = new Attempt(record, true);
            connection.change = change;
        }
        change.identify(record, bit);
        return change;
    }

    private void decide(Connection connection, Attempt attempt, int code, MysqlRecord by) {
        boolean first = !attempt.decided();
        boolean audit = by.origin == MysqlRecord.Origin.AUDIT;
        if (attempt.given || (!first && !audit && attempt.has(Attempt.AUDIT))) {
            return;
        }
        if (first || audit || (attempt.succeeded() && code != 0)) {
            attempt.decide(code, by);
        }
        connections.settled(attempt);
        Attempt change = connection.change;
        if (attempt == connection.login && code != 0 && change != null && change.evidence == Attempt.ERROR) {
            // What looked like a change of user was the refusal of this login, under a name that was cut.
            change.given = true;
        }
        decided.decided(attempt, first);
    }
}
