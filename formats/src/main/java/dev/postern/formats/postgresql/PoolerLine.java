// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/**
 * Takes a line of PgBouncer's log apart. Names stand in it as the client sent them (line breaks with a tab behind them), so what is
 * said about a client is looked for only where the names before it and behind it agree.
 */
final class PoolerLine {
    private static final byte[][] LEVELS = {
        Bytes.ascii("LOG "),
        Bytes.ascii("WARNING "),
        Bytes.ascii("ERROR "),
        Bytes.ascii("FATAL "),
        Bytes.ascii("DEBUG "),
        Bytes.ascii("NOISE ")
    };
    private static final byte[] ATTEMPT = Bytes.ascii(" login attempt: db=");
    private static final byte[] USER = Bytes.ascii(" user=");
    private static final byte[] TLS = Bytes.ascii(" tls=");
    private static final byte[] NO_DATABASE = Bytes.ascii("(nodb)/");
    private static final byte[] NEW_CONNECTION = Bytes.ascii(" new connection to server (from ");
    private static final byte[] UNIX = Bytes.ascii("unix");

    private PoolerLine() {}

    /** Start of the text behind time, process and level; -1 when the line is none of PgBouncer's. */
    static int textFrom(byte[] b, int from, int to) {
        int at = LogTime.end(b, from, to, true);
        if (at < 0 || at + 3 > to || b[at] != ' ' || b[at + 1] != '[') {
            return -1;
        }
        int digits = at + 2;
        int end = Bytes.digitsEnd(b, digits, to);
        if (end == digits || end + 1 >= to || b[end] != ']' || b[end + 1] != ' ') {
            return -1;
        }
        for (byte[] level : LEVELS) {
            if (Bytes.at(b, end + 2, to, level)) {
                return end + 2 + level.length;
            }
        }
        return -1;
    }

    /**
     * Reads {@code NAMES@HOST:PORT login attempt: db=D user=U tls=T} and sets host, port, names and TLS, and as account
     * what stands before the words; false for other text.
     */
    static boolean readAttempt(PgRecord r, int from, int to) {
        byte[] b = r.bytes;
        for (int at = Bytes.indexOf(b, from, to, ATTEMPT); at >= 0; at = Bytes.indexOf(b, at + 1, to, ATTEMPT)) {
            int names = endpoint(r, from, at);
            if (names >= 0 && readNames(r, from, names, at + ATTEMPT.length, to)) {
                r.account.set(from, at);
                return true;
            }
        }
        return false;
    }

    /** Reads {@code @HOST:PORT} that ends at {@code to}; returns where the names before it end, or -1. */
    static int endpoint(PgRecord r, int from, int to) {
        byte[] b = r.bytes;
        int at = to - 1;
        while (at >= from && b[at] != '@') {
            at--;
        }
        return at >= from && hostAndPort(r, at + 1, to) ? at : -1;
    }

    private static boolean hostAndPort(PgRecord r, int from, int to) {
        byte[] b = r.bytes;
        int colon = to - 1;
        while (colon > from && b[colon] != ':') {
            colon--;
        }
        int port = Bytes.number(b, colon + 1, to);
        if (colon <= from || port < 0) {
            return false;
        }
        if (Bytes.at(b, from, colon, UNIX)) {
            int local = r.length;
            r.append(Bytes.ascii("[local]"), 0, 7);
            r.host.set(local, r.length);
            r.port = -1;
            return true;
        }
        boolean bracketed = b[from] == '[' && b[colon - 1] == ']';
        int start = bracketed ? from + 1 : from;
        int end = bracketed ? colon - 1 : colon;
        r.host.set(start, end);
        r.port = port;
        return end > start && Bytes.runEnd(b, start, end, Bytes.HOST) == end;
    }

    /** Finds user and database that agree between {@code D/U} (or {@code (nodb)/U}) and {@code D user=U tls=T}. */
    private static boolean readNames(PgRecord r, int from, int to, int message, int end) {
        byte[] b = r.bytes;
        if (Bytes.at(b, from, to, NO_DATABASE)) {
            int user = from + NO_DATABASE.length;
            int at = Bytes.lastIndexOf(b, message, end, TLS);
            int length = to - user;
            int userAt = at - length;
            if (at >= 0
                    && userAt - USER.length >= message
                    && Bytes.same(b, userAt, at, b, user, to)
                    && Bytes.at(b, userAt - USER.length, at, USER)) {
                return take(r, message, userAt - USER.length, userAt, at, end);
            }
        }
        for (int slash = Bytes.indexOf(b, from, to, (byte) '/');
                slash >= 0;
                slash = Bytes.indexOf(b, slash + 1, to, (byte) '/')) {
            int database = message + slash - from;
            int user = database + USER.length;
            int tls = user + to - slash - 1;
            if (tls <= end
                    && Bytes.same(b, message, database, b, from, slash)
                    && Bytes.at(b, database, end, USER)
                    && Bytes.same(b, user, tls, b, slash + 1, to)
                    && Bytes.at(b, tls, end, TLS)) {
                return take(r, message, database, user, tls, end);
            }
        }
        return false;
    }

    private static boolean take(PgRecord r, int database, int databaseEnd, int user, int tls, int end) {
        r.database.set(database, databaseEnd);
        r.user.set(user, tls);
        int from = tls + TLS.length;
        int at = from;
        while (at < end && r.bytes[at] != '/' && r.bytes[at] != ' ') {
            at++;
        }
        r.tls.set(from, at);
        return true;
    }

    /** Reads {@code NAMES@SERVER:PORT new connection to server (from HOST:PORT)}: sets host and port from the last. */
    static boolean readServerConnection(PgRecord r, int from, int to) {
        byte[] b = r.bytes;
        int at = Bytes.lastIndexOf(b, from, to, NEW_CONNECTION);
        if (at < 0 || b[to - 1] != ')' || !hostAndPort(r, at + NEW_CONNECTION.length, to - 1)) {
            return false;
        }
        int names = at - 1;
        while (names > from && b[names] != '@') {
            names--;
        }
        r.names.set(from, names);
        return true;
    }
}
