// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

/** Reads what the error log's messages say of logins. */
final class ErrorMessages {

    /** What a message is to a login. */
    enum Meaning {
        /** Nothing. */
        NONE,
        /** It ended; the record is filled. */
        REFUSED,
        /** A session that was open ended badly; the record is filled. */
        ACTIVE,
        /** A refusal that goes on in the next line. */
        OPEN
    }

    private static final byte[] ABORTED = Bytes.of("Aborted connection ");
    private static final byte[] TO_DB = Bytes.of(" to db: '");
    private static final byte[] UNAUTHENTICATED = Bytes.of("unconnected' user: 'unauthenticated' host: '");
    private static final byte[] CONNECTING = Bytes.of("connecting host");
    private static final byte[] TOO_MANY = Bytes.of("Too many connections");
    private static final byte[] TIMEOUT = Bytes.of("imeout");
    private static final byte[] ACCOUNT = Bytes.of("Password for the account '");
    private static final byte[] EXPIRED = Bytes.of("' has expired.");
    private static final byte[] AT = Bytes.of("'@'");

    private final ClientHosts hosts;
    private final Denial denial = new Denial();

    ErrorMessages(ClientHosts hosts) {
        this.hosts = hosts;
    }

    /** Reads a message into a record whose thread is set. */
    Meaning read(byte[] buf, int from, int to, MysqlRecord record) {
        if (from >= to) {
            return Meaning.NONE;
        }
        record.clear();
        // Nearly all lines are of no interest; their first letter tells.
        switch (buf[from]) {
            case 'A' -> {
                if (Denial.starts(buf, from, to)) {
                    return denied(buf, from, to, record) ? Meaning.REFUSED : Meaning.OPEN;
                }
                return Bytes.startsWith(buf, from, to, ABORTED)
                        ? aborted(buf, from, to, record)
                        : other(buf, from, to, record);
            }
            case 'B', 'G', 'H', 'I', 'P', 'T', 'U', 'Y' -> {
                return other(buf, from, to, record);
            }
            default -> {
                return Meaning.NONE;
            }
        }
    }

    /** Reads a complete {@link Denial}; false when it does not end here. */
    boolean denied(byte[] buf, int from, int to, MysqlRecord record) {
        denial.read(buf, from, to);
        if (denial.code == 0) {
            return false;
        }
        record.kind = MysqlRecord.Kind.REFUSED;
        denial.describe(record, buf, hosts);
        return true;
    }

    /** Reads {@code Aborted connection 24 to db: 'D' user: 'U' host: 'H' (why)}. */
    private Meaning aborted(byte[] buf, int from, int to, MysqlRecord record) {
        int idEnd = Bytes.indexOf(buf, from + ABORTED.length, Math.min(to, from + ABORTED.length + 20), ' ');
        long id = idEnd < 0 ? -1 : Bytes.number(buf, from + ABORTED.length, idEnd);
        if (id < 0 || !Bytes.startsWith(buf, idEnd, to, TO_DB)) {
            return Meaning.NONE;
        }
        record.thread = id == 0 ? MysqlRecord.NO_THREAD : id;
        int database = idEnd + TO_DB.length;
        if (!Bytes.startsWith(buf, database, to, UNAUTHENTICATED)) {
            record.kind = MysqlRecord.Kind.ACTIVE;
            return Meaning.ACTIVE;
        }
        int host = database + UNAUTHENTICATED.length;
        int hostEnd = Bytes.indexOf(buf, host, to, '\'');
        if (hostEnd < 0) {
            return Meaning.NONE;
        }
        if (!Bytes.is(buf, host, hostEnd, CONNECTING)) {
            hosts.set(record, buf, host, hostEnd);
        }
        record.kind = MysqlRecord.Kind.REFUSED;
        record.code = Bytes.indexOf(buf, hostEnd, to, TOO_MANY) >= 0
                ? ServerError.TOO_MANY_CONNECTIONS
                : Bytes.indexOf(buf, hostEnd, to, TIMEOUT) >= 0 ? ServerError.READ_TIMEOUT : ServerError.READ_ERROR;
        return Meaning.REFUSED;
    }

    private Meaning other(byte[] buf, int from, int to, MysqlRecord record) {
        int code = ServerMessage.code(buf, from, to);
        if (code == 0) {
            return Meaning.NONE;
        }
        record.kind = MysqlRecord.Kind.REFUSED;
        record.code = code;
        int end = Bytes.startsWith(buf, from, to, ACCOUNT) ? Bytes.lastIndexOf(buf, from, to, EXPIRED) : -1;
        int at = end < 0 ? -1 : Bytes.lastIndexOf(buf, from + ACCOUNT.length, end, AT);
        if (at >= 0) {
            record.user = hosts.text(buf, from + ACCOUNT.length, at);
            hosts.setPattern(record, buf, at + AT.length, end);
        }
        return Meaning.REFUSED;
    }
}
