// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import org.jspecify.annotations.Nullable;

/**
 * Compares the names in a line's prefix with those that its message quotes. The message stands behind the prefix, out of a
 * client's reach, so names that agree show that the prefix was cut out rightly.
 */
enum NameCheck {
    /** The message quotes the same names. */
    CONFIRMED,
    /** The message quotes no names. */
    SILENT,
    /** The message quotes other names. */
    CONTRADICTED;

    private static final byte[] UNKNOWN = Bytes.ascii("[unknown]");
    private static final byte[] RECEIVED = Bytes.ascii("connection received: host=");
    private static final byte[] IDENTITY = Bytes.ascii("connection authenticated: identity=\"");
    private static final byte[] AUTHORIZED = Bytes.ascii("connection authorized: user=");
    private static final byte[] REPLICATION = Bytes.ascii("replication connection authorized: user=");
    private static final byte[] DISCONNECTION = Bytes.ascii("disconnection: session time: ");
    private static final byte[] USER = Bytes.ascii(" user=");
    private static final byte[] DATABASE = Bytes.ascii(" database=");
    private static final byte[] HOST = Bytes.ascii(" host=");
    private static final byte[] NO_ENTRY = Bytes.ascii("no pg_hba.conf entry for ");
    private static final byte[] REJECTS = Bytes.ascii("pg_hba.conf rejects ");
    private static final byte[] ROLE = Bytes.ascii("Role \"");
    private static final byte[] ACCOUNT = Bytes.ascii("User \"");
    private static final byte[] HBA_USER = Bytes.ascii("\", user \"");
    private static final byte[] HBA_DATABASE = Bytes.ascii("\", database \"");

    /**
     * Checks the names of a record against its message.
     *
     * @param from start of the message
     * @param to its end; lines after the first begin with a tab, as written
     */
    static NameCheck of(PgRecord r, @Nullable Severity severity, int from, int to) {
        if (severity == Severity.LOG) {
            return log(r, r.bytes, from, to);
        }
        if (severity == Severity.DETAIL) {
            return detail(r, r.bytes, from, to);
        }
        return severity == Severity.FATAL ? fatal(r, r.bytes, from, to) : SILENT;
    }

    /** Clears names that are the server's word for "not known yet", unless the message shows that a client is called so. */
    static void dropPlaceholders(PgRecord r) {
        if (isPlaceholder(r, r.application)) {
            r.application.clear();
        }
        boolean user = isPlaceholder(r, r.user);
        boolean database = isPlaceholder(r, r.database);
        if ((user || database)
                && (r.severity == Severity.LOG || of(r, r.severity, r.message.from, r.message.to) != CONFIRMED)) {
            if (user) {
                r.user.clear();
            }
            if (database) {
                r.database.clear();
            }
        }
    }

    private static boolean isPlaceholder(PgRecord r, Span name) {
        return name.present() && (name.isEmpty() || isUnknown(r, name));
    }

    private static NameCheck log(PgRecord r, byte[] b, int from, int to) {
        if (from >= to) {
            return SILENT;
        }
        if (b[from] == 'c') {
            if (Bytes.at(b, from, to, RECEIVED)) {
                return given(isUnknown(r, r.user)
                        && isUnknown(r, r.database)
                        && Sentence.isHostAndPort(b, from + RECEIVED.length, to));
            }
            if (Bytes.at(b, from, to, AUTHORIZED)) {
                int at = quoted(r, r.user, from + AUTHORIZED.length, to);
                at = at >= 0 && r.database.present()
                        ? literal(b, at, to, DATABASE) < 0 ? -1 : quoted(r, r.database, at + DATABASE.length, to)
                        : at;
                return given(at >= 0 && !r.user.isEmpty() && Sentence.endsAuthorization(b, at, to));
            }
            if (Bytes.at(b, from, to, IDENTITY)) {
                int at = from + IDENTITY.length;
                if (!Sentence.endsIdentity(b, at, to)) {
                    return CONTRADICTED;
                }
                // An identity need not be the name that was asked for.
                return closesQuote(b, quoted(r, r.user, at, to), to) ? CONFIRMED : SILENT;
            }
        } else if (b[from] == 'd' && Bytes.at(b, from, to, DISCONNECTION)) {
            int at = literal(b, Sentence.durationEnd(b, from + DISCONNECTION.length, to), to, USER);
            at = at < 0 ? -1 : quoted(r, r.user, at, to);
            at = literal(b, at, to, DATABASE);
            if (at >= 0) {
                at = r.database.present() ? quoted(r, r.database, at, to) : Bytes.lastIndexOf(b, at, to, HOST);
            }
            at = literal(b, at, to, HOST);
            return given(at >= 0 && Sentence.isHostAndPort(b, at, to));
        } else if (b[from] == 'r' && Bytes.at(b, from, to, REPLICATION)) {
            int at = quoted(r, r.user, from + REPLICATION.length, to);
            return given(at >= 0 && !r.user.isEmpty() && Sentence.endsAuthorization(b, at, to));
        }
        return SILENT;
    }

    private static NameCheck fatal(PgRecord r, byte[] b, int from, int to) {
        if (Bytes.at(b, from, to, NO_ENTRY) || Bytes.at(b, from, to, REJECTS)) {
            int user = Bytes.indexOf(b, from, to, HBA_USER);
            int at = user < 0 ? -1 : quoted(r, r.user, user + HBA_USER.length, to);
            if (at >= 0 && r.database.present() && Bytes.at(b, at, to, HBA_DATABASE)) {
                at = quoted(r, r.database, at + HBA_DATABASE.length, to);
            }
            return given(closesQuote(b, at, to) && Sentence.endsHbaRefusal(b, at, to));
        }
        Refusal known = Refusal.of(b, from, to);
        if (known == null || known.quotes() == Refusal.Quotes.NOTHING) {
            return SILENT;
        }
        Span name = known.quotes() == Refusal.Quotes.USER ? r.user : r.database;
        int at = quoted(r, name, from + known.start().length, to);
        byte[] end = known.end();
        return given(closesQuote(b, at, to) && (end == null || Sentence.isRest(b, at, to, end)));
    }

    private static NameCheck detail(PgRecord r, byte[] b, int from, int to) {
        int name = Bytes.at(b, from, to, ROLE) || Bytes.at(b, from, to, ACCOUNT) ? from + ROLE.length : -1;
        return name >= 0 && closesQuote(b, quoted(r, r.user, name, to), to) ? CONFIRMED : SILENT;
    }

    private static boolean closesQuote(byte[] b, int at, int to) {
        return at >= 0 && at < to && b[at] == '"';
    }

    private static NameCheck given(boolean agrees) {
        return agrees ? CONFIRMED : CONTRADICTED;
    }

    /** Whether there is no name, or the server's word for none. */
    static boolean isUnknown(PgRecord r, Span name) {
        if (!name.present() || name.isEmpty() || r.bytes[name.from] != '[') {
            return !name.present();
        }
        return (name.length() == UNKNOWN.length && Bytes.at(r.bytes, name.from, name.to, UNKNOWN))
                || Catalogue.isPlaceholder(r.bytes, name.from, name.to);
    }

    private static int literal(byte[] b, int at, int to, byte[] text) {
        return at >= 0 && Bytes.at(b, at, to, text) ? at + text.length : -1;
    }

    /** End of the name where the message quotes it at {@code at}, else -1; a line break in it is followed by a tab there. */
    private static int quoted(PgRecord r, Span name, int at, int to) {
        if (!name.present()) {
            return -1;
        }
        byte[] b = r.bytes;
        int m = at;
        for (int i = name.from; i < name.to; i++) {
            if (m >= to || b[m] != b[i]) {
                return -1;
            }
            m++;
            if (b[i] == '\n') {
                if (m >= to || b[m] != '\t') {
                    return -1;
                }
                m++;
            }
        }
        return m;
    }
}
