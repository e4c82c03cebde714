// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/** What else the words of a refused login tell: names and encryption in pg_hba messages, the method, and missing roles. */
final class RefusalText {
    private static final byte[] NO_ENTRY = Bytes.ascii("no pg_hba.conf entry for ");
    private static final byte[] REJECTS = Bytes.ascii("pg_hba.conf rejects ");
    private static final byte[] REPLICATION = Bytes.ascii("replication connection ");
    private static final byte[] HOST = Bytes.ascii("host \"");
    private static final byte[] USER = Bytes.ascii("\", user \"");
    private static final byte[] DATABASE = Bytes.ascii("\", database \"");
    private static final byte[][] ENCRYPTED = {Bytes.ascii("\", SSL on"), Bytes.ascii("\", SSL encryption")};
    private static final byte[][] PLAIN = {Bytes.ascii("\", SSL off"), Bytes.ascii("\", no encryption")};
    private static final byte[] GSS = Bytes.ascii("\", GSS encryption");
    private static final byte[] ON = Bytes.ascii("on");
    private static final byte[] OFF = Bytes.ascii("off");
    private static final byte[] ROLE = Bytes.ascii("role \"");
    private static final byte[] DETAIL_ROLE = Bytes.ascii("Role \"");
    private static final byte[] MISSING = Bytes.ascii("\" does not exist");
    private static final byte[] MATCHED = Bytes.ascii("Connection matched ");

    private RefusalText() {}

    /** Reads message and detail of a refused record. */
    static void read(PgRecord r) {
        byte[] b = r.bytes;
        int from = r.message.from;
        int to = r.message.to;
        if (Bytes.at(b, from, to, NO_ENTRY) || Bytes.at(b, from, to, REJECTS)) {
            hba(r, b, from, to);
        }
        r.unknownRole = (Bytes.at(b, from, to, ROLE) && Bytes.endsWith(b, from, to, MISSING))
                || (r.detail.present()
                        && Bytes.at(b, r.detail.from, r.detail.to, DETAIL_ROLE)
                        && Bytes.indexOf(b, r.detail.from, r.detail.to, MISSING) >= 0);
        if (r.detail.present()) {
            matchedLine(r, b);
        }
    }

    private static void hba(PgRecord r, byte[] b, int from, int to) {
        int end = to - 1;
        for (int i = 0; i < ENCRYPTED.length; i++) {
            if (Bytes.endsWith(b, from, to, ENCRYPTED[i])) {
                r.tls.set(appended(r, ON), r.length);
                end = to - ENCRYPTED[i].length;
            } else if (Bytes.endsWith(b, from, to, PLAIN[i])) {
                r.tls.set(appended(r, OFF), r.length);
                end = to - PLAIN[i].length;
            }
        }
        if (Bytes.endsWith(b, from, to, GSS)) {
            end = to - GSS.length;
        }
        byte[] bytes = r.bytes;
        int host = Bytes.indexOf(bytes, from, end, HOST);
        r.replication = Bytes.indexOf(bytes, from, host < 0 ? end : host, REPLICATION) >= 0;
        int user = host < 0 ? -1 : Bytes.indexOf(bytes, host, end, USER);
        if (user < 0) {
            return;
        }
        if (!r.host.present()) {
            r.host.set(host + HOST.length, user);
        }
        if (!r.user.present()) {
            names(r, bytes, user + USER.length, end);
        }
    }

    private static void names(PgRecord r, byte[] b, int from, int end) {
        int database = r.replication ? -1 : Bytes.lastIndexOf(b, from, end, DATABASE);
        r.namesFromText = true;
        r.user.set(from, database < 0 ? end : database);
        if (database >= 0) {
            r.database.set(database + DATABASE.length, end);
            r.ambiguous = Bytes.indexOf(b, from, end, DATABASE) != database;
        }
    }

    private static int appended(PgRecord r, byte[] literal) {
        int start = r.length;
        return r.append(literal, 0, literal.length) ? start : -1;
    }

    /** Takes the method from the pg_hba line that the detail quotes; the genuine one comes last. */
    private static void matchedLine(PgRecord r, byte[] b) {
        int at = Bytes.lastIndexOf(b, r.detail.from, r.detail.to, MATCHED);
        if (at < 0 || (at > r.detail.from && b[at - 1] != '\n')) {
            return;
        }
        int quoted = Bytes.indexOf(b, Math.max(at, endOfFileName(b, at, r.detail.to)), r.detail.to, (byte) '"');
        if (quoted >= 0 && b[r.detail.to - 1] == '"') {
            HbaLine.method(b, quoted + 1, r.detail.to - 1, r.method);
        }
    }

    /** Skips {@code file "..."} of version 16 and later. */
    private static int endOfFileName(byte[] b, int at, int to) {
        int file = at + MATCHED.length;
        if (!Bytes.at(b, file, to, Bytes.ascii("file \""))) {
            return at;
        }
        int end = Bytes.indexOf(b, file, to, Bytes.ascii("\" line "));
        return end < 0 ? to : end + 1;
    }
}
