// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LoginSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.formats.postgresql.Session.State;
import dev.postern.kernel.Engine;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import dev.postern.kernel.TamperSignal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Settles sessions: gives their events, once each, at times that are never before what has been promised. */
final class Settlement {
    /** Fact: attempts that were settled early because too many were undecided. */
    static final String EARLY = "settled-early";
    /** Fact: signs of tampering. */
    static final String TAMPERING = "tampering";
    /** Fact: connections through a proxy whose true client is known. */
    static final String PROXIED = "proxied";

    private static final int MAX_UNDECIDED = 1 << 18;
    private static final int EXCERPT = 512;
    private static final String REFUSED_PASSWORD = "28P01";

    private final ScanOptions options;
    private final Sessions sessions;
    private final @Nullable StreamReport report;
    private final LoginSink sink;
    private final RetryFolder folder;
    private final PooledConnections pooled = new PooledConnections();
    private final ProxiedConnections proxied = new ProxiedConnections();
    private long floor = Long.MIN_VALUE;
    private boolean authorizationsAreLogged;

    Settlement(ScanOptions options, Sessions sessions, @Nullable StreamReport report, LoginSink sink) {
        this.options = options;
        this.sessions = sessions;
        this.report = report;
        this.sink = sink;
        folder = new RetryFolder(sink::login);
    }

    /** Nothing from now on is decided before this time. */
    void floor(long micros) {
        floor = micros;
    }

    /** The log says "authorized": a session that was only authenticated is no success. */
    void authorizationsAreLogged() {
        authorizationsAreLogged = true;
    }

    boolean logsAuthorizations() {
        return authorizationsAreLogged;
    }

    /** Counts a fact. */
    void count(String fact) {
        if (report != null) {
            report.add(fact, 1);
        }
    }

    /** The connections that poolers have made to the server. */
    PooledConnections pooled() {
        return pooled;
    }

    /** A proxy has connected to the server. */
    void proxied(PgRecord r) {
        IpAddress ip = sessions.ip(r);
        IpAddress client = sessions.client(r);
        if (ip != null && client != null) {
            proxied.add(ip, r.port, new ProxiedConnections.Client(client, r.clientPort, r.timeMicros, r.source()));
        }
    }

    /** Looks for the true client of a connection that a proxy may have made. */
    void reveal(Session s) {
        if (s.received && s.client == null) {
            s.client = proxied.of(s.ip, s.port, s.openedMicros);
            if (s.client != null) {
                count(PROXIED);
            }
        }
    }

    /** Gives an event of a pooler's client. */
    void pooler(Session s, Outcome outcome, long decided, @Nullable String reason, @Nullable SourceLine settled) {
        sink.login(event(s, outcome, decided, reason, settled));
    }

    void success(Session s, long decided, @Nullable SourceLine settled) {
        if (s.origin != null) {
            s.origin.excuseBefore(s, options.incompleteHoldMicros());
        }
        sink.login(event(s, Outcome.SUCCESS, decided, null, settled));
        sessions.settle(s, State.RUNNING);
    }

    void failed(Session s, long decided, @Nullable String reason, @Nullable SourceLine settled) {
        if (s.origin != null && REFUSED_PASSWORD.equals(reason)) {
            s.origin.excuseBefore(s, options.incompleteHoldMicros());
        }
        folder.failed(event(s, Outcome.FAILED, decided, reason, settled));
        sessions.settle(s, State.DONE);
    }

    /** @param settled the line that told, or null when silence did */
    void incomplete(Session s, long decided, @Nullable String reason, @Nullable SourceLine settled) {
        if (settled == null && (s.excused || s.besideRunning)) {
            s.mark(Mark.BENIGN);
        }
        sink.login(event(s, Outcome.INCOMPLETE, decided, reason, settled));
        sessions.settle(s, State.DONE);
    }

    /** Settles a session because its time has run out. */
    void deadline(Session s, long decided) {
        if (s.state == State.AUTHORIZED && s.doubtful) {
            if (!"trust".equals(s.method)) {
                s.mark(Mark.CREDENTIALS_VALID);
            }
            failed(s, decided, s.doubt, null);
        } else if (s.state == State.AUTHORIZED) {
            success(s, decided, s.approved);
        } else if (s.method != null && !authorizationsAreLogged) {
            s.mark(Mark.UNCONFIRMED);
            success(s, decided, s.approved);
        } else {
            if (s.method != null && !"trust".equals(s.method)) {
                s.mark(Mark.CREDENTIALS_VALID);
            }
            incomplete(s, decided, s.brokenBy, s.brokenAt);
        }
    }

    private LoginEvent event(
            Session s, Outcome outcome, long decided, @Nullable String reason, @Nullable SourceLine settled) {
        reveal(s);
        if (s.received && pooled.contains(s.ip, s.port, s.openedMicros)) {
            s.mark(Mark.POOLED);
        }
        if (InternalAccounts.isInternal(s, outcome)) {
            s.mark(Mark.INTERNAL);
        }
        LoginEvent event = Events.of(s, options.instance(), outcome, Math.max(decided, floor), reason, settled);
        String imitation = Imitation.isIn(s.user) ? s.user : Imitation.isIn(s.database) ? s.database : null;
        if (imitation != null) {
            tampered(
                    event.decidedMicros(),
                    settled != null ? settled : event.opened(),
                    s.remoteIp(),
                    imitation,
                    "a name that imitates log records");
        }
        return event;
    }

    /** A record that contradicts others. */
    void tampered(PgRecord r, @Nullable IpAddress ip, String reason) {
        String text = new String(r.bytes, 0, Math.min(r.length, EXCERPT), StandardCharsets.UTF_8);
        tampered(Math.max(r.timeMicros, floor), r.source(), ip, text, reason);
    }

    private void tampered(long micros, SourceLine source, @Nullable IpAddress ip, String text, String reason) {
        count(TAMPERING);
        String excerpt = text.length() <= EXCERPT ? text : text.substring(0, EXCERPT);
        sink.tamper(new TamperSignal(micros, options.instance(), Engine.POSTGRESQL, source, ip, excerpt, reason));
    }

    /** The log has gone back in time: what is undecided gets as long from now as it would have had. */
    void setBack(long now, PgRecord r) {
        sessions.authorized().bringForward(now + options.successHoldMicros());
        sessions.opened().bringForward(now + options.incompleteHoldMicros());
        if (report != null) {
            report.note("time goes back at " + r.file + ":" + r.line + " (to " + Instant.ofEpochMilli(now / 1_000)
                    + "): logins from there on count at the latest time reached before; give the files of a log in the"
                    + " order in which they were written");
        }
    }

    /** Settles the oldest connections when there are too many. */
    void settleOldestBeyond(long now) {
        Session oldest = sessions.opened().first();
        if (sessions.opened().size() > MAX_UNDECIDED && oldest != null) {
            deadline(oldest, now);
            count(EARLY);
        }
    }

    /** Settles what has run out at this time. */
    void advanceTo(long micros) {
        settleThrough(sessions.authorized(), micros, micros);
        settleThrough(sessions.opened(), micros, micros);
        folder.advanceTo(micros);
    }

    private void settleThrough(DeadlineList list, long micros, long latest) {
        for (Session s = list.first(); s != null && s.deadline <= micros; s = list.first()) {
            deadline(s, Math.min(s.deadline, latest));
        }
    }

    /** Settles all at the latest time. */
    void end(long latest) {
        settleThrough(sessions.authorized(), Long.MAX_VALUE, latest);
        settleThrough(sessions.opened(), Long.MAX_VALUE, latest);
        folder.end();
    }

    /** Time of the earliest event that is held back. */
    long earliest() {
        return folder.earliest();
    }
}
