// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LineTime;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogRecord;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL log record that matters to logins. Its spans are ranges of its own {@code bytes}. */
public final class PgRecord extends LogRecord {
    /** More than this is kept of no record: what logins need stands in its first few hundred bytes. */
    static final int MAX_BYTES = 1 << 14;

    /** What the record says of a session. */
    enum Kind {
        RECEIVED,
        AUTHENTICATED,
        AUTHORIZED,
        READY,
        DISCONNECTED,
        /** A FATAL; {@link PgRecord#verdict} says what it means for a login. */
        REFUSED,
        /** The connection broke, or spoke no PostgreSQL, before a login could be tried. */
        BROKEN,
        /** A cancel request: never a login. */
        CANCEL,
        /** PgBouncer: a client wants to log in. */
        POOL_ATTEMPT,
        /** PgBouncer: a client's connection was closed; the message says why. */
        POOL_CLOSED,
        /** PgBouncer: it has connected to the server, from the record's host and port. */
        POOL_CONNECTION,
        /** A proxy has connected to the server, from the record's host and port, for {@link PgRecord#client}. */
        PROXIED,
        OTHER
    }

    byte[] bytes = new byte[512];
    int length;

    Kind kind = Kind.OTHER;

    @Nullable
    Severity severity;
    /** Set with {@link Kind#REFUSED}. */
    Verdict verdict = Verdict.UNSURE;

    /** Process id, or -1. */
    int pid = -1;
    /** Session id, or 0. */
    long session;
    /** Client port, or -1. */
    int port = -1;

    /** Whether a background process has written the record. */
    boolean background;
    /** Whether lines that begin with a tab have been added. */
    boolean continued;
    /** Whether its first line has one reading only. */
    boolean clean;
    /** Whether its message quotes the names of its prefix. */
    boolean confirmed;
    /** Where user and database stand in the prefix, with what is between them. */
    final Span names = new Span();
    /** Where the severity begins. */
    int severityFrom;
    /** A line that begins behind this offset of the file cannot belong to this record's prefix. */
    long windowEnd;

    /** Time and process that the line's envelope gives, for prefixes without them. */
    @Nullable
    LineTime wrappedTime;

    int wrappedProcess = -1;

    /** Text of the time in a prefix. */
    final Span time = new Span();

    /** Fields of structured logs that become numbers. */
    final Span processField = new Span();

    final Span sessionField = new Span();
    final Span severityField = new Span();
    final Span portField = new Span();
    final Span host = new Span();
    final Span user = new Span();
    final Span database = new Span();
    final Span application = new Span();
    final Span identity = new Span();
    final Span tls = new Span();
    final Span method = new Span();
    final Span code = new Span();
    final Span message = new Span();
    final Span detail = new Span();
    /** Address and port of a proxy's client; only in {@link Kind#PROXIED}. */
    final Span client = new Span();

    int clientPort = -1;
    /** In a disconnection: {@code U database=D} as one range. */
    final Span account = new Span();

    /** SQLSTATE known from the message where the log does not write it. */
    @Nullable
    String knownCode;

    /** Whether the user name is taken from running text that has other readings. */
    boolean ambiguous;
    /** Whether the message, not a field of its own, gave user and database. */
    boolean namesFromText;

    boolean replication;
    /** Whether it is said that the role does not exist. */
    boolean unknownRole;
    /** Whether text that a client sends can imitate this record. */
    boolean forgeable;

    PgRecord() {}

    /** Empties the record; what a prefix gave is forgotten when the next one is read. */
    void reset() {
        length = 0;
        continued = false;
        wrappedTime = null;
        wrappedProcess = -1;
        kind = Kind.OTHER;
        severity = null;
        verdict = Verdict.UNSURE;
        detail.clear();
        message.clear();
        clearMeaning();
    }

    /** Forgets what a prefix or fields gave. */
    void clearPrefix() {
        pid = -1;
        session = 0;
        port = -1;
        background = false;
        confirmed = false;
        names.clear();
        time.clear();
        processField.clear();
        sessionField.clear();
        severityField.clear();
        portField.clear();
        host.clear();
        user.clear();
        database.clear();
        application.clear();
        code.clear();
        ambiguous = false;
    }

    private void clearMeaning() {
        identity.clear();
        tls.clear();
        method.clear();
        account.clear();
        client.clear();
        clientPort = -1;
        knownCode = null;
        namesFromText = false;
        replication = false;
        unknownRole = false;
        forgeable = false;
    }

    void place(long micros, LogLine line) {
        at(micros, line);
    }

    void place(String newFile, long newLine, long newOffset) {
        file = newFile;
        line = newLine;
        offset = newOffset;
    }

    /** Appends bytes up to the limit of a record; returns false when some did not fit. */
    boolean append(byte[] source, int from, int to) {
        int wanted = to - from;
        int taken = Math.min(wanted, MAX_BYTES - length);
        if (length + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MAX_BYTES, Math.max(bytes.length * 2, length + taken)));
        }
        System.arraycopy(source, from, bytes, length, taken);
        length += taken;
        return taken == wanted;
    }

    void append(byte b) {
        if (length < MAX_BYTES) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            bytes[length++] = b;
        }
    }

    /** Makes the message whole: without the tabs that begin its further lines, and without the CR of a Windows log. */
    void joinLines() {
        int out = length;
        if (continued) {
            out = message.from;
            for (int i = message.from; i < length; i++) {
                bytes[out++] = bytes[i];
                if (bytes[i] == '\n' && i + 1 < length && bytes[i + 1] == '\t') {
                    i++;
                }
            }
            continued = false;
        }
        length = out > message.from && bytes[out - 1] == '\r' ? out - 1 : out;
        message.set(message.from, length);
    }

    /** Adds the message of a record of severity DETAIL, which stays as it is. */
    void takeDetail(PgRecord next) {
        int from = length;
        int at = next.message.from;
        while (at < next.length) {
            int newline = Bytes.indexOf(next.bytes, at, next.length, (byte) '\n');
            int end = newline < 0 ? next.length : newline + 1;
            append(next.bytes, at, end);
            at = end < next.length && next.bytes[end] == '\t' && newline >= 0 ? end + 1 : end;
        }
        length = length > from && bytes[length - 1] == '\r' ? length - 1 : length;
        detail.set(from, length);
    }

    @Override
    public PgRecord copy() {
        PgRecord copy = new PgRecord();
        copy.timeMicros = timeMicros;
        copy.place(file, line, offset);
        copy.bytes = Arrays.copyOf(bytes, Math.max(length, 16));
        copy.length = length;
        copy.kind = kind;
        copy.severity = severity;
        copy.verdict = verdict;
        copy.pid = pid;
        copy.session = session;
        copy.sessionField.set(sessionField);
        copy.port = port;
        copy.names.set(names);
        copy.host.set(host);
        copy.user.set(user);
        copy.database.set(database);
        copy.application.set(application);
        copy.identity.set(identity);
        copy.tls.set(tls);
        copy.method.set(method);
        copy.code.set(code);
        copy.message.set(message);
        copy.detail.set(detail);
        copy.account.set(account);
        copy.client.set(client);
        copy.clientPort = clientPort;
        copy.knownCode = knownCode;
        copy.ambiguous = ambiguous;
        copy.namesFromText = namesFromText;
        copy.replication = replication;
        copy.unknownRole = unknownRole;
        copy.forgeable = forgeable;
        return copy;
    }
}
