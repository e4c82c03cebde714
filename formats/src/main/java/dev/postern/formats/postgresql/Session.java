// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Mark;
import dev.postern.kernel.SourceLine;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one session while its login is undecided, and a little longer. */
final class Session {
    /** How far a session has come. */
    enum State {
        /** A connection, or an authentication, without an outcome. */
        OPENED,
        /** Authorised, which a FATAL may still follow. */
        AUTHORIZED,
        /** Settled as a success and not known to have ended. */
        RUNNING,
        /** Settled; kept so that late lines do not count again. */
        DONE
    }

    final long key;
    final int pid;
    final @Nullable String name;
    final long openedMicros;
    final String file;
    final long line;
    final long offset;

    State state = State.OPENED;
    /** Whether "connection received" opened it. */
    boolean received;

    /** Whether a line has said that its process is at its end. */
    boolean ended;

    long deadline;

    @Nullable
    IpAddress ip;

    @Nullable
    String host;

    /** Whom a proxy has connected for; address and port are the proxy's then. */
    ProxiedConnections.@Nullable Client client;

    int port = -1;

    @Nullable
    String user;

    @Nullable
    String database;

    @Nullable
    String application;

    @Nullable
    String identity;

    @Nullable
    String tls;

    @Nullable
    String method;
    /** The latest line that said that the login goes well. */
    @Nullable
    SourceLine approved;
    /** Whether a FATAL that nobody can place came behind the authorisation. */
    boolean doubtful;
    /** Code of that FATAL, if it has one. */
    @Nullable
    String doubt;
    /** Code and place of a line that ended the connection, where that may have been a session. */
    @Nullable
    String brokenBy;

    @Nullable
    SourceLine brokenAt;

    /** Whether it counts among the running sessions of its origin. */
    boolean runs;
    /** Whether a session from the same place was running when this one was opened. */
    boolean besideRunning;
    /** Whether a login that came after it from the same place explains it. */
    boolean excused;

    private @Nullable EnumSet<Mark> marks;

    // Neighbours in the one DeadlineList that holds the session, and in the list of its Origin.
    @Nullable
    Session earlier;

    @Nullable
    Session later;

    @Nullable
    DeadlineList list;

    @Nullable
    Session olderThere;

    @Nullable
    Session newerThere;

    @Nullable
    Origin origin;

    /** How many sessions its origin had before it. */
    long arrival;

    Session(long key, PgRecord r, @Nullable String name) {
        this.key = key;
        this.pid = r.pid;
        this.name = name;
        openedMicros = r.timeMicros;
        file = r.file;
        line = r.line;
        offset = r.offset;
    }

    /** The line that tells of the connection first: the proxy's, where there is one. */
    SourceLine opened() {
        return client != null ? client.source() : new SourceLine(file, line, offset);
    }

    /** The address that the login came from: the true client's, where it is known. */
    @Nullable
    IpAddress remoteIp() {
        return client == null ? ip : client.ip();
    }

    int remotePort() {
        return client == null ? port : client.port();
    }

    boolean isUndecided() {
        return state == State.OPENED || state == State.AUTHORIZED;
    }

    void mark(Mark mark) {
        if (marks == null) {
            marks = EnumSet.of(mark);
        } else {
            marks.add(mark);
        }
    }

    void unmark(Mark mark) {
        if (marks != null) {
            marks.remove(mark);
        }
    }

    boolean is(Mark mark) {
        return marks != null && marks.contains(mark);
    }

    /** An unmodifiable copy of the marks. */
    Set<Mark> marks() {
        return marks == null || marks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(marks));
    }
}
