// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

/**
 * The server's message {@code Access denied for user 'U'@'H' …}, in all its endings. The name may hold anything, the message's
 * own words included, so it is read from the end; only where the server names a database does the hostile part stand last.
 */
final class Denial {
    static final byte[] START = Bytes.of("Access denied for user '");
    private static final byte[] PASSWORD_YES = Bytes.of("' (using password: YES)");
    private static final byte[] PASSWORD_NO = Bytes.of("' (using password: NO)");
    private static final byte[] LOCKED = Bytes.of("'. Account is locked.");
    private static final byte[] BLOCKED = Bytes.of("'. Account is blocked for ");
    private static final byte[] BLOCKED_END = Bytes.of("consecutive failed logins.");
    private static final byte[] TO_DATABASE = Bytes.of("' to database '");
    private static final byte[] AT = Bytes.of("'@'");
    private static final int LONGEST_HOST = 256;

    /** The server's code, 0 when the message has no known ending. */
    int code;

    int userFrom;
    int userTo;
    int hostFrom;
    int hostTo;
    /** The database asked for; empty unless {@link #code} is 1044. */
    int databaseFrom;

    int databaseTo;

    /** Whether a message starts here. */
    static boolean starts(byte[] buf, int from, int to) {
        return Bytes.startsWith(buf, from, to, START);
    }

    /** Whether the range ends as only the server ends this message when it refuses a password. */
    static boolean endsFirmly(byte[] buf, int from, int to) {
        return Bytes.endsWith(buf, from, to, PASSWORD_YES)
                || Bytes.endsWith(buf, from, to, PASSWORD_NO)
                || Bytes.endsWith(buf, from, to, LOCKED);
    }

    /** Reads the message; {@link #code} is 0 when it does not end. */
    void read(byte[] buf, int from, int to) {
        code = 0;
        databaseFrom = to;
        databaseTo = to;
        userFrom = from + START.length;
        if (Bytes.endsWith(buf, userFrom, to, PASSWORD_YES)) {
            account(buf, to - PASSWORD_YES.length, ServerError.ACCESS_DENIED);
        } else if (Bytes.endsWith(buf, userFrom, to, PASSWORD_NO)) {
            account(buf, to - PASSWORD_NO.length, ServerError.ACCESS_DENIED);
        } else if (Bytes.endsWith(buf, userFrom, to, LOCKED)) {
            account(buf, to - LOCKED.length, ServerError.ACCOUNT_LOCKED);
        } else if (Bytes.endsWith(buf, userFrom, to, BLOCKED_END)) {
            int end = Bytes.lastIndexOf(buf, userFrom, to, BLOCKED);
            if (end >= 0) {
                account(buf, end, ServerError.ACCOUNT_BLOCKED);
            }
        } else if (to > userFrom && buf[to - 1] == '\'') {
            int at = Bytes.indexOf(buf, userFrom, to, AT);
            int database = at < 0 ? -1 : Bytes.indexOf(buf, at, to, TO_DATABASE);
            if (database < 0) {
                account(buf, to - 1, ServerError.NO_PASSWORD_LOGIN);
            } else if (account(buf, database, ServerError.DATABASE_DENIED)) {
                databaseFrom = database + TO_DATABASE.length;
                databaseTo = Math.max(databaseFrom, to - 1);
            }
        }
    }

    /** Tells a record who was refused and why; the message of a denied database names the account's host, not the client's. */
    void describe(MysqlRecord record, byte[] buf, ClientHosts hosts) {
        record.code = code;
        record.user = hosts.name(buf, userFrom, userTo);
        if (code == ServerError.DATABASE_DENIED) {
            hosts.setPattern(record, buf, hostFrom, hostTo);
        } else {
            hosts.set(record, buf, hostFrom, hostTo);
        }
        record.database = hosts.text(buf, databaseFrom, databaseTo);
    }

    /** Takes {@code U'@'H} that ends where the host ends. */
    private boolean account(byte[] buf, int end, int endingCode) {
        int at = Bytes.lastIndexOf(buf, Math.max(userFrom, end - LONGEST_HOST), end, AT);
        if (at < 0) {
            return false;
        }
        for (int i = at + AT.length; i < end; i++) {
            if (buf[i] <= ' ' || buf[i] == '\'') {
                return false;
            }
        }
        userTo = at;
        hostFrom = at + AT.length;
        hostTo = end;
        code = endingCode;
        return true;
    }
}
