// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.kernel.Engine;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** One login attempt, gathered from what the logs of one server say of it. */
final class Attempt {
    /** The audit log has spoken of it. */
    static final int AUDIT = 1;
    /** The general log has shown its user name. */
    static final int SENT = 2;
    /** The general log has shown a refusal. */
    static final int REFUSED = 4;
    /** The error log has spoken of it. */
    static final int ERROR = 8;

    private static final int UNDECIDED = -1;
    /** The error log of MySQL cuts names to this many characters. */
    private static final int SHORTEST_NAME = 48;

    final long thread;
    /** Whether an open session asked for another user. */
    final boolean change;

    int evidence;
    boolean given;
    long openedMicros;
    long decidedMicros;
    /** Its place among those decided at the same time. */
    long number;

    private final Engine engine;
    private SourceLine opened;
    private @Nullable SourceLine settled;
    private int code = UNDECIDED;
    private int identityRank = -1;
    private @Nullable String user;
    private @Nullable IpAddress ip;
    private @Nullable String host;
    private int port = -1;
    private @Nullable String database;
    private @Nullable String tls;
    private @Nullable String application;
    private boolean ambiguous;
    private boolean unconfirmed;

    Attempt(MysqlRecord first, boolean change) {
        this.thread = first.thread;
        this.change = change;
        this.engine = first.engine;
        this.openedMicros = first.timeMicros;
        this.opened = first.source();
    }

    /** An attempt of which one record tells everything. */
    static Attempt of(MysqlRecord record) {
        Attempt attempt = new Attempt(record, record.kind == MysqlRecord.Kind.CHANGE_REFUSED);
        attempt.identify(record, AUDIT);
        if (record.kind == MysqlRecord.Kind.ATTEMPT) {
            attempt.decidedMicros = record.timeMicros;
        } else {
            attempt.decide(record.kind == MysqlRecord.Kind.LOGIN ? 0 : record.code, record);
        }
        return attempt;
    }

    /** Whether it is known what became of it. */
    boolean decided() {
        return code != UNDECIDED;
    }

    boolean succeeded() {
        return code == 0;
    }

    boolean has(int bits) {
        return (evidence & bits) != 0;
    }

    /** Whether a user name is known. */
    boolean isNamed() {
        return user != null;
    }

    /** Takes who it was from a record, if the record knows better than those before it. */
    void identify(MysqlRecord record, int bit) {
        evidence |= bit;
        if (record.timeMicros < openedMicros) {
            openedMicros = record.timeMicros;
            opened = record.source();
        }
        int rank = rank(record);
        if (rank > identityRank && (record.user != null || record.ip != null || record.host != null || bit == SENT)) {
            identityRank = rank;
            user = record.user;
            ip = record.ip;
            host = record.host;
            port = record.port;
            ambiguous = record.ambiguous;
        }
        database = database == null ? record.database : database;
        tls = tls == null ? record.tls : tls;
        application = application == null ? record.application : application;
    }

    /** The audit log knows best; then a name that was cut out of several lines is certain, an ambiguous one is not. */
    private static int rank(MysqlRecord record) {
        if (record.unconfirmed) {
            return 0;
        }
        if (record.origin == MysqlRecord.Origin.AUDIT) {
            return 5;
        }
        if (record.code == ServerError.DATABASE_DENIED) {
            // Names the account's host pattern instead of the client.
            return 0;
        }
        if (record.spansLines) {
            return 4;
        }
        if (record.ambiguous) {
            return 0;
        }
        boolean full = record.origin == MysqlRecord.Origin.GENERAL && record.kind != MysqlRecord.Kind.REFUSED;
        return full ? 2 : 1;
    }

    /** Settles what became of it: 0 for a success, else the server's code. A later word of a better log replaces it. */
    void decide(int newCode, MysqlRecord by) {
        if (!decided()) {
            decidedMicros = Math.max(by.timeMicros, openedMicros);
        }
        code = newCode;
        unconfirmed = by.unconfirmed;
        settled = by.source();
    }

    /** Whether the record can speak of this attempt's user; logs cut names and replace line breaks. */
    boolean mayBe(@Nullable String other) {
        if (user == null || other == null) {
            return true;
        }
        int length = Math.min(Math.min(user.length(), other.length()), SHORTEST_NAME);
        if (length < SHORTEST_NAME / 3 && user.length() != other.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char a = user.charAt(i);
            char b = other.charAt(i);
            if (a != b && !(a <= ' ' && b <= ' ')) {
                return false;
            }
        }
        return true;
    }

    /** The event; nothing is known of what became of an undecided attempt, which then did not get anywhere one can see. */
    LoginEvent event(String instance, long givenMicros) {
        boolean named = user != null;
        Outcome outcome =
                !decided() ? Outcome.INCOMPLETE : code == 0 ? Outcome.SUCCESS : ServerError.outcome(code, named);
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        if (!decided() || unconfirmed) {
            marks.add(Mark.UNCONFIRMED);
        }
        if (outcome == Outcome.FAILED && ServerError.afterPassword(code, named)) {
            marks.add(Mark.CREDENTIALS_VALID);
        }
        if (ambiguous) {
            marks.add(Mark.AMBIGUOUS_NAME);
        }
        Accounts.mark(marks, outcome, user, ip, host);
        return new LoginEvent(
                openedMicros,
                Math.max(givenMicros, openedMicros),
                instance,
                engine,
                outcome,
                ip,
                host,
                port,
                user,
                database,
                application,
                tls,
                null,
                code > 0 ? Integer.toString(code) : null,
                thread == MysqlRecord.NO_THREAD ? null : Long.toString(thread),
                marks,
                opened,
                settled);
    }
}
