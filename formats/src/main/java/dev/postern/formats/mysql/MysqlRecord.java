// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import dev.postern.formats.LogRecord;
import dev.postern.kernel.Engine;
import dev.postern.kernel.IpAddress;
import org.jspecify.annotations.Nullable;

/** What one log record says of one connection. */
public final class MysqlRecord extends LogRecord {

    /** What happened. */
    public enum Kind {
        /** A session was opened (audit log). */
        LOGIN,
        /** An attempt ended with {@link #code}. */
        REFUSED,
        /** A session that is open asked for another user and was refused with {@link #code}. */
        CHANGE_REFUSED,
        /** A client sent its user name; what became of it is not said yet (general log). */
        ATTEMPT,
        /** An open session asked for another user; what became of it is not said yet (general log). */
        CHANGE,
        /** The connection does what only an open session can do. */
        ACTIVE,
        /** Text that imitates records; {@link #text} holds it, {@link #why} what gave it away. */
        TAMPER
    }

    /** Which log says so; of the server's, the earlier one is believed first. */
    public enum Origin {
        AUDIT,
        GENERAL,
        ERROR,
        /** ProxySQL's audit log, which tells of its clients; it knows no connection of the server. */
        PROXY_AUDIT,
        /** ProxySQL's own log. */
        PROXY
    }

    /** Value of {@link #timeMicros} when no line of the log has told the time yet. */
    public static final long UNTIMED = 0;
    /** Value of {@link #thread} when the log does not tell. */
    public static final long NO_THREAD = -1;

    public Kind kind = Kind.ACTIVE;
    public Origin origin = Origin.AUDIT;
    public Engine engine = Engine.MYSQL;
    /** Connection id, or {@link #NO_THREAD}. */
    public long thread = NO_THREAD;
    /** The server's error code, or 0. */
    public int code;

    public @Nullable String user;
    public @Nullable IpAddress ip;
    /** Host name as logged, null when it is an address or a pattern. */
    public @Nullable String host;
    /** Client port, or -1. */
    public int port = -1;

    public @Nullable String database;
    /** {@code "on"}, {@code "off"} or null. */
    public @Nullable String tls;
    /** Name that the client gives its program, or its library. */
    public @Nullable String application;
    /** Whether the name could not be told apart from other text with certainty. */
    public boolean ambiguous;
    /** Whether the name spans lines, so that it was cut out of the record with certainty. */
    public boolean spansLines;
    /** Whether the record may be part of a hostile name rather than the server's word. */
    public boolean unconfirmed;

    public @Nullable String text;
    public @Nullable String why;

    /** Takes the place of a line; the time is set apart. */
    void place(LogLine from) {
        at(0, from);
    }

    /** Takes everything that another record holds. */
    void set(MysqlRecord other) {
        timeMicros = other.timeMicros;
        file = other.file;
        line = other.line;
        offset = other.offset;
        kind = other.kind;
        origin = other.origin;
        engine = other.engine;
        thread = other.thread;
        code = other.code;
        user = other.user;
        ip = other.ip;
        host = other.host;
        port = other.port;
        database = other.database;
        tls = other.tls;
        application = other.application;
        ambiguous = other.ambiguous;
        spansLines = other.spansLines;
        unconfirmed = other.unconfirmed;
        text = other.text;
        why = other.why;
    }

    /** Forgets what a record said of a login; time, place and connection stay. */
    void clear() {
        code = 0;
        user = null;
        ip = null;
        host = null;
        port = -1;
        database = null;
        tls = null;
        ambiguous = false;
        spansLines = false;
        unconfirmed = false;
        text = null;
        why = null;
    }

    @Override
    public MysqlRecord copy() {
        MysqlRecord copy = new MysqlRecord();
        copy.set(this);
        return copy;
    }
}
