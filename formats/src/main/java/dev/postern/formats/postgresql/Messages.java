// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.postgresql.PgRecord.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Says what a message means for a login. Names in messages are quoted but not escaped, so where a name can hold the text that
 * follows it, the record is marked as ambiguous unless the prefix or a field of its own gave the name.
 */
final class Messages {
    /** How the line that opens every attempt begins. */
    private static final byte[] RECEIVED_START = Bytes.ascii("connection received: ");
    /** How the line that ends a session begins. */
    private static final byte[] DISCONNECTION_START = Bytes.ascii("disconnection: ");

    private static final byte[] CONNECTION = Bytes.ascii("connection ");
    private static final byte[] RECEIVED = Bytes.ascii("received: host=");
    private static final byte[] AUTHENTICATED = Bytes.ascii("authenticated: ");
    private static final byte[] AUTHORIZED = Bytes.ascii("authorized: user=");
    private static final byte[] READY = Bytes.ascii("ready: ");
    private static final byte[] REPLICATION = Bytes.ascii("replication connection authorized: user=");
    private static final byte[] DISCONNECTION = Bytes.ascii("disconnection: session time: ");
    private static final byte[] USER = Bytes.ascii(" user=");
    private static final byte[] DATABASE = Bytes.ascii(" database=");
    private static final byte[] APPLICATION = Bytes.ascii(" application_name=");
    private static final byte[] HOST = Bytes.ascii(" host=");
    private static final byte[] PORT = Bytes.ascii(" port=");
    private static final byte[] METHOD = Bytes.ascii(" method=");
    private static final byte[] IDENTITY = Bytes.ascii("identity=\"");
    private static final byte[] SSL = Bytes.ascii(" SSL enabled");
    private static final byte[] GSS = Bytes.ascii(" GSS");
    private static final byte[] OPEN = Bytes.ascii(" (");
    private static final byte[] PROTOCOL = Bytes.ascii(" (protocol=");
    private static final byte[] PID = Bytes.ascii("PID ");
    private static final byte[] CANCEL = Bytes.ascii(" in cancel request");
    private static final byte[] WRONG_KEY = Bytes.ascii("wrong key in cancel request");
    private static final byte[][] BROKEN = {
        Bytes.ascii("could not receive data from client"),
        Bytes.ascii("invalid length of startup packet"),
        Bytes.ascii("incomplete startup packet"),
        Bytes.ascii("could not accept SSL connection"),
        Bytes.ascii("received direct SSL connection request without ALPN"),
        Bytes.ascii("received unencrypted data after "),
        Bytes.ascii("could not accept GSSAPI security context"),
        Bytes.ascii("could not initialize SSL connection"),
    };
    private static final String[] BROKEN_CODES = {"08006", "08P01", "08P01", "08P01", "08P01", "08P01", "08P01", "08P01"
    };

    private Messages() {}

    /** Whether the message that opens every attempt begins here, in whatever language. */
    static boolean isReceived(byte[] b, int from, int to) {
        return Bytes.at(b, from, to, RECEIVED_START) || (!isEnglish(b, from, to) && Catalogue.isReceived(b, from, to));
    }

    /** Whether the message that ends a session begins here, in whatever language. */
    static boolean isDisconnection(byte[] b, int from, int to) {
        return Bytes.at(b, from, to, DISCONNECTION_START)
                || (!isEnglish(b, from, to) && Catalogue.isDisconnection(b, from, to));
    }

    /** Whether a message in English on a connection begins here: spares the search in other languages. */
    private static boolean isEnglish(byte[] b, int from, int to) {
        return Bytes.at(b, from, to, CONNECTION) || Bytes.at(b, from, to, DISCONNECTION_START);
    }

    /**
     * Reads severity, code, message and detail of the record and sets what they mean; a message that means nothing in English
     * is tried in the other languages.
     */
    static void read(PgRecord r, Translator translator) {
        read(r);
        if (r.kind == Kind.OTHER || (r.kind == Kind.REFUSED && r.knownCode == null)) {
            translator.translate(r);
        } else if (r.kind == Kind.REFUSED && r.detail.present() && translator.translateDetail(r)) {
            RefusalText.read(r);
        }
    }

    /** Reads an English message. */
    static void read(PgRecord r) {
        Severity severity = r.severity;
        r.kind = Kind.OTHER;
        if (severity == Severity.LOG) {
            readLog(r);
        } else if (severity == Severity.FATAL) {
            readFatal(r);
        }
    }

    private static void readLog(PgRecord r) {
        byte[] b = r.bytes;
        int from = r.message.from;
        int to = r.message.to;
        if (Bytes.at(b, from, to, CONNECTION)) {
            readConnection(r, b, from + CONNECTION.length, to);
        } else if (Bytes.at(b, from, to, DISCONNECTION)) {
            disconnection(r, b, from + DISCONNECTION.length, to);
        } else if (Bytes.at(b, from, to, REPLICATION)) {
            r.replication = true;
            authorized(r, b, from + REPLICATION.length, to);
        } else if (Bytes.at(b, from, to, WRONG_KEY)
                || (Bytes.at(b, from, to, PID) && Bytes.at(b, Bytes.digitsEnd(b, from + PID.length, to), to, CANCEL))) {
            r.kind = Kind.CANCEL;
        } else {
            for (int i = 0; i < BROKEN.length; i++) {
                if (Bytes.at(b, from, to, BROKEN[i])) {
                    r.kind = Kind.BROKEN;
                    r.knownCode = BROKEN_CODES[i];
                    return;
                }
            }
        }
    }

    private static void readConnection(PgRecord r, byte[] b, int at, int to) {
        if (Bytes.at(b, at, to, RECEIVED)) {
            received(r, b, at + RECEIVED.length, to);
        } else if (Bytes.at(b, at, to, AUTHORIZED)) {
            authorized(r, b, at + AUTHORIZED.length, to);
        } else if (Bytes.at(b, at, to, AUTHENTICATED)) {
            authenticated(r, b, at + AUTHENTICATED.length, to);
        } else if (Bytes.at(b, at, to, READY)) {
            r.kind = Kind.READY;
        }
    }

    private static void received(PgRecord r, byte[] b, int from, int to) {
        int hostEnd = Bytes.lastIndexOf(b, from, to, PORT);
        int port = hostEnd < 0 ? -1 : Bytes.number(b, hostEnd + PORT.length, to);
        if (hostEnd >= 0 && port < 0) {
            return;
        }
        r.host.set(from, hostEnd < 0 ? to : hostEnd);
        r.port = port;
        r.kind = Kind.RECEIVED;
    }

    private static void authenticated(PgRecord r, byte[] b, int from, int to) {
        r.kind = Kind.AUTHENTICATED;
        int method = Bytes.lastIndexOf(b, from, to, METHOD);
        if (method < 0) {
            return;
        }
        int start = method + METHOD.length;
        int end = Bytes.indexOf(b, start, to, (byte) ' ');
        r.method.set(start, end < 0 ? to : end);
        if (Bytes.at(b, from, to, IDENTITY) && method - 1 >= from + IDENTITY.length) {
            r.identity.set(from + IDENTITY.length, method - 1);
        }
    }

    /** Reads {@code U database=D application_name=A SSL enabled (protocol=P, ...)}; the last three need not be there. */
    private static void authorized(PgRecord r, byte[] b, int from, int to) {
        r.kind = Kind.AUTHORIZED;
        int end = encryptionStart(r, b, from, to);
        if (r.user.present()) {
            namesFollow(r, b, from, end);
            return;
        }
        r.namesFromText = true;
        splitNames(r, b, from, end);
    }

    /** Start of {@code SSL enabled (...)} and {@code GSS (...)} at the end of a message; takes the TLS version. */
    private static int encryptionStart(PgRecord r, byte[] b, int from, int to) {
        int end = to;
        while (end > from && b[end - 1] == ')') {
            int open = Bytes.lastIndexOf(b, from, end, OPEN);
            if (open >= 0 && Bytes.endsWith(b, from, open, GSS)) {
                end = open - GSS.length;
            } else if (open >= 0 && Bytes.endsWith(b, from, open, SSL) && Bytes.at(b, open, end, PROTOCOL)) {
                int start = open + PROTOCOL.length;
                int comma = Bytes.indexOf(b, start, end, (byte) ',');
                r.tls.set(start, comma < 0 ? end - 1 : comma);
                return open - SSL.length;
            } else {
                return end;
            }
        }
        return end;
    }

    /** Takes the application name from behind the names, which are known already. */
    private static void namesFollow(PgRecord r, byte[] b, int from, int end) {
        int at = follows(b, from, end, r.bytes, r.user);
        if (at >= 0 && Bytes.at(b, at, end, DATABASE) && r.database.present()) {
            at = follows(b, at + DATABASE.length, end, r.bytes, r.database);
        }
        if (at >= 0 && Bytes.at(b, at, end, APPLICATION)) {
            r.application.set(at + APPLICATION.length, end);
        }
    }

    /** End of the name where it stands at {@code from}, else -1. */
    private static int follows(byte[] b, int from, int end, byte[] names, Span name) {
        int to = from + name.length();
        return to <= end && Bytes.same(b, from, to, names, name.from, name.to) ? to : -1;
    }

    /** The shortest reading: anybody can choose an application name, but a role has to be made. */
    private static void splitNames(PgRecord r, byte[] b, int from, int end) {
        r.account.set(from, end);
        int database = r.replication ? -1 : Bytes.indexOf(b, from, end, DATABASE);
        int userEnd = database < 0 ? end : database;
        int databaseFrom = database < 0 ? from : database + DATABASE.length;
        int application = Bytes.indexOf(b, databaseFrom, end, APPLICATION);
        if (application >= 0) {
            r.application.set(application + APPLICATION.length, end);
        }
        int namesEnd = application < 0 ? end : application;
        if (database >= 0) {
            r.database.set(databaseFrom, namesEnd);
        } else {
            r.database.clear();
            userEnd = namesEnd;
        }
        r.user.set(from, userEnd);
        r.ambiguous = database >= 0
                && (Bytes.indexOf(b, databaseFrom, end, DATABASE) >= 0
                        || Bytes.indexOf(b, from, userEnd, APPLICATION) >= 0
                        || (application >= 0 && Bytes.indexOf(b, application + 1, end, APPLICATION) >= 0));
    }

    /** Gives the names of an account {@code U database=D}, the last reading; false when it has none. */
    static boolean splitAccount(PgRecord r) {
        int database = Bytes.lastIndexOf(r.bytes, r.account.from, r.account.to, DATABASE);
        if (database < 0) {
            return false;
        }
        r.ambiguous = Bytes.indexOf(r.bytes, r.account.from, r.account.to, DATABASE) != database;
        r.user.set(r.account.from, database);
        r.database.set(database + DATABASE.length, r.account.to);
        return true;
    }

    private static void disconnection(PgRecord r, byte[] b, int from, int to) {
        r.kind = Kind.DISCONNECTED;
        if (r.user.present() && r.host.present()) {
            return;
        }
        int user = Bytes.indexOf(b, from, to, USER);
        int host = Bytes.lastIndexOf(b, from, to, HOST);
        if (user < 0 || host < user + USER.length) {
            return;
        }
        r.account.set(user + USER.length, host);
        if (!r.user.present()) {
            r.namesFromText = true;
            splitAccount(r);
        }
        int port = Bytes.lastIndexOf(b, host + HOST.length, to, PORT);
        if (!r.host.present()) {
            r.host.set(host + HOST.length, port < 0 ? to : port);
            r.port = port < 0 ? -1 : Bytes.number(b, port + PORT.length, to);
        }
    }

    private static void readFatal(PgRecord r) {
        r.kind = Kind.REFUSED;
        byte[] b = r.bytes;
        Refusal known = Refusal.of(b, r.message.from, r.message.to);
        if (known == null) {
            String code = writtenCode(r);
            r.verdict = code == null ? Verdict.UNSURE : Refusal.verdictOf(code);
            return;
        }
        r.verdict = known.verdict();
        r.knownCode = known.code();
        quotedNames(r, known);
        RefusalText.read(r);
    }

    private static @Nullable String writtenCode(PgRecord r) {
        return r.code.present() ? new String(r.bytes, r.code.from, r.code.length(), StandardCharsets.ISO_8859_1) : null;
    }

    private static void quotedNames(PgRecord r, Refusal known) {
        int from = r.message.from + known.start().length;
        byte[] end = known.end();
        int to = r.message.to - (end == null ? 0 : end.length);
        if (known.quotes() == Refusal.Quotes.USER && !r.user.present()) {
            r.user.set(from, to);
            r.namesFromText = true;
        } else if (known.quotes() == Refusal.Quotes.DATABASE && !r.database.present()) {
            r.database.set(from, to);
        }
    }
}
