// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.Joiner;
import dev.postern.formats.LoginSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.formats.Timeline;
import dev.postern.formats.postgresql.PgRecord.Kind;
import dev.postern.formats.postgresql.Session.State;
import dev.postern.kernel.Mark;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Joins the records of PostgreSQL sessions. "Connection authorized" is no success yet: unknown databases, locked roles and full
 * servers are refused behind it. So a success needs "connection ready", the session's orderly end, or a while without a FATAL;
 * a connection is incomplete when nothing at all follows for longer than a server waits for a login.
 */
final class PgJoiner implements Joiner<PgRecord> {
    private static final String LOCAL = "[local]";
    private static final long LEAP = 24 * 3_600_000_000L;

    private final ScanOptions options;
    private final Sessions sessions;
    private final Settlement settlement;
    private final PoolerClients poolerClients;
    private final Consistency consistency;
    private final Timeline timeline;
    /** Latest time reached; where the log has gone back in time it moves on by the least step with each record. */
    private long high = Long.MIN_VALUE;

    private long promised = Long.MIN_VALUE;
    private boolean ended;

    PgJoiner(ScanOptions options, List<StreamReport> reports, LoginSink sink) {
        this.options = options;
        sessions = new Sessions();
        settlement = new Settlement(options, sessions, reports.isEmpty() ? null : reports.get(0), sink);
        poolerClients = new PoolerClients(options, sessions, settlement);
        consistency = new Consistency(options.incompleteHoldMicros());
        timeline = new Timeline(options.disorderMicros(), LEAP);
    }

    @Override
    public void accept(PgRecord r) {
        see(r);
        if (r.kind == Kind.POOL_ATTEMPT || r.kind == Kind.POOL_CLOSED || r.kind == Kind.POOL_CONNECTION) {
            poolerClients.accept(r);
        } else if (r.kind == Kind.PROXIED) {
            settlement.proxied(r);
        } else {
            join(r);
        }
        expire();
    }

    private void join(PgRecord r) {
        long key = r.session != 0 ? r.session : r.pid;
        Session s = sessions.get(key);
        if (s != null) {
            settleIfOverdue(s, timeline.place(r.timeMicros));
        }
        if (r.kind == Kind.RECEIVED) {
            consistency.received(r);
            received(key, s, r);
        } else {
            String fault = consistency.fault(r, s, sessions);
            if (fault == null) {
                followUp(key, s, r);
            } else {
                settlement.tampered(r, sessions.ip(r), fault);
            }
        }
    }

    /** Settles what has run out. */
    private void expire() {
        long micros = timeline.now() - options.disorderMicros();
        settlement.advanceTo(micros);
        poolerClients.advanceTo(micros);
    }

    private void see(PgRecord r) {
        settlement.floor(floor());
        if (timeline.see(r.timeMicros)) {
            settlement.setBack(timeline.now(), r);
        }
        high = isBehind() ? high + 1 : Math.max(high, timeline.now());
    }

    /** Whether the log has gone back to times that have been passed. */
    private boolean isBehind() {
        return high != Long.MIN_VALUE && timeline.now() < high - options.disorderMicros();
    }

    /** What has run out before this line settles first, wherever the line stands in the file. */
    private void settleIfOverdue(Session s, long now) {
        if (s.isUndecided() && s.deadline < now) {
            settlement.deadline(s, s.deadline);
        }
    }

    private void received(long key, @Nullable Session old, PgRecord r) {
        if (old != null) {
            // The process id is in use again, so the session before has ended without a line.
            if (old.isUndecided()) {
                settlement.deadline(old, Math.min(old.deadline, r.timeMicros));
            }
            sessions.remove(old);
        }
        Session s = sessions.open(key, r);
        s.received = true;
        if (s.host != null && !LOCAL.equals(s.host)) {
            settlement.count(Tally.HOST_NAMES);
        }
        settlement.reveal(s);
        sessions.attach(s);
        s.besideRunning = s.origin != null && s.origin.running > 0;
        sessions.await(s, timeline.place(r.timeMicros) + options.incompleteHoldMicros());
        settlement.settleOldestBeyond(r.timeMicros);
    }

    private void followUp(long key, @Nullable Session s, PgRecord r) {
        switch (r.kind) {
            case AUTHENTICATED -> {
                Session known = s == null ? unseen(key, r) : s;
                sessions.describe(known, r);
                known.approved = r.source();
            }
            case AUTHORIZED -> authorized(s == null ? unseen(key, r) : s, r);
            case READY -> {
                if (s != null && s.state == State.AUTHORIZED) {
                    settlement.success(s, r.timeMicros, r.source());
                }
            }
            case DISCONNECTED -> {
                if (s != null) {
                    disconnected(s, r);
                }
            }
            case REFUSED -> refused(key, s, r);
            case BROKEN -> broken(key, s, r);
            case CANCEL -> {
                if (s != null && s.state == State.OPENED) {
                    s.mark(Mark.BENIGN);
                    settlement.incomplete(s, r.timeMicros, null, r.source());
                }
            }
            default -> {}
        }
    }

    /** A session whose first line has not been read: the log begins later, or does not say "received". */
    private Session unseen(long key, PgRecord r) {
        Session s = sessions.open(key, r);
        sessions.describe(s, r);
        sessions.attach(s);
        sessions.await(s, timeline.place(r.timeMicros) + options.incompleteHoldMicros());
        return s;
    }

    private void authorized(Session s, PgRecord r) {
        settlement.authorizationsAreLogged();
        if (s.state == State.RUNNING || s.state == State.AUTHORIZED) {
            return;
        }
        sessions.describe(s, r);
        if (s.tls == null && !LOCAL.equals(s.host)) {
            s.tls = "off";
        }
        if (r.replication) {
            s.mark(Mark.REPLICATION);
        }
        s.unmark(Mark.BENIGN);
        s.state = State.AUTHORIZED;
        s.approved = r.source();
        sessions.await(s, timeline.place(r.timeMicros) + options.successHoldMicros());
        if (s.origin == null) {
            sessions.attach(s);
        }
        sessions.runs(s);
    }

    private void disconnected(Session s, PgRecord r) {
        if (s.state == State.OPENED && s.received) {
            sessions.describe(s, r);
        }
        sessions.describeAccount(s, r);
        if (s.isUndecided() && (s.received || s.state == State.AUTHORIZED)) {
            settlement.success(s, r.timeMicros, r.source());
        }
        sessions.remove(s);
    }

    private void refused(long key, @Nullable Session s, PgRecord r) {
        if (s != null && s.state == State.AUTHORIZED) {
            refusedBehindAuthorization(s, r);
            return;
        }
        if (s != null && s.state == State.RUNNING && r.verdict != Verdict.FAILED) {
            return;
        }
        if (s != null && s.state == State.DONE && (r.verdict != Verdict.FAILED || (s.ended && s.received))) {
            // A process ends once.
            return;
        }
        boolean known = s != null && s.state == State.OPENED;
        if (known && r.verdict == Verdict.SESSION) {
            brokeOff(Objects.requireNonNull(s), r);
            return;
        }
        if (!known && (r.verdict == Verdict.SESSION || r.verdict == Verdict.UNSURE)) {
            return;
        }
        if (s != null && !known) {
            sessions.remove(s);
        }
        Session attempt = known ? Objects.requireNonNull(s) : unseen(key, r);
        sessions.describe(attempt, r);
        if (r.verdict == Verdict.FAILED || r.verdict == Verdict.UNSURE) {
            attempt.ended = true;
            settlement.failed(attempt, r.timeMicros, sessions.code(r), r.source());
            return;
        }
        if (r.verdict == Verdict.UNAVAILABLE) {
            attempt.mark(Mark.BENIGN);
        }
        settlement.incomplete(attempt, r.timeMicros, sessions.code(r), r.source());
    }

    private void refusedBehindAuthorization(Session s, PgRecord r) {
        if (r.verdict == Verdict.FAILED) {
            sessions.describe(s, r);
            credentialsWereRight(s);
            s.ended = true;
            settlement.failed(s, r.timeMicros, sessions.code(r), r.source());
        } else if (r.verdict == Verdict.UNSURE) {
            // A session's end is followed by a disconnection line, a refusal is not.
            s.doubtful = true;
            s.doubt = sessions.code(r);
        }
    }

    private static void credentialsWereRight(Session s) {
        if (!"trust".equals(s.method)) {
            s.mark(Mark.CREDENTIALS_VALID);
        }
    }

    private void broken(long key, @Nullable Session s, PgRecord r) {
        if (s != null) {
            if (s.state == State.OPENED) {
                brokeOff(s, r);
            }
            return;
        }
        // Without "connection received" lines this is all that is logged; 08006 may come from a session that was open.
        if (!consistency.receivedSeen() && !Objects.equals(sessions.code(r), "08006")) {
            settlement.incomplete(unseen(key, r), r.timeMicros, sessions.code(r), r.source());
        }
    }

    /** A connection has ended. Where the log does not say "authorized", only a disconnection tells that it was a session. */
    private void brokeOff(Session s, PgRecord r) {
        if (settlement.logsAuthorizations()) {
            settlement.incomplete(s, r.timeMicros, sessions.code(r), r.source());
        } else {
            s.brokenBy = sessions.code(r);
            s.brokenAt = r.source();
            sessions.await(s, timeline.place(r.timeMicros) + options.successHoldMicros());
        }
    }

    private long floor() {
        if (high == Long.MIN_VALUE) {
            return high;
        }
        return Math.max(promised, isBehind() ? high : high - options.disorderMicros());
    }

    @Override
    public void advanceTo(long micros) {
        timeline.advance(micros);
        settlement.advanceTo(micros);
        poolerClients.advanceTo(micros);
    }

    @Override
    public void end() {
        settlement.floor(floor());
        poolerClients.end(timeline.end());
        settlement.end(timeline.end());
        ended = true;
    }

    @Override
    public long undecidedSince() {
        return poolerClients.undecidedSince();
    }

    @Override
    public long heldSince() {
        return settlement.earliest();
    }

    @Override
    public long settledThrough() {
        promised = ended ? Long.MAX_VALUE : Math.max(promised, Math.min(floor(), settlement.earliest()));
        return promised;
    }
}
