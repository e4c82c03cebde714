// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.ScanOptions;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a pooler. PgBouncer writes no line when a client has logged in, and none when one leaves before that. So a login
 * counts when PgBouncer connects to the server for it, or when its session ends; a slot that is taken anew without a word shows
 * that its client had left.
 */
final class PoolerClients {
    private static final int MOST = 1 << 16;
    private static final long LONGEST = 24 * 3_600_000_000L;
    /** A pooler connects to the server at once for a client that needs a connection. */
    private static final long AT_ONCE = 2_000_000;

    private final ScanOptions options;
    private final Sessions sessions;
    private final Settlement settlement;
    private final Map<Long, Session> open = new LinkedHashMap<>();
    /** Clients that came just now, by their names. */
    private final Map<String, ArrayDeque<Session>> recent = new HashMap<>();

    private final ArrayDeque<Session> arrivals = new ArrayDeque<>();
    /** Clients for which a connection to the server was made, which may still refuse them. */
    private final ArrayDeque<Session> entering = new ArrayDeque<>();

    PoolerClients(ScanOptions options, Sessions sessions, Settlement settlement) {
        this.options = options;
        this.sessions = sessions;
        this.settlement = settlement;
    }

    /** Takes a record of a pooler. */
    void accept(PgRecord r) {
        switch (r.kind) {
            case POOL_ATTEMPT -> attempt(r);
            case POOL_CLOSED -> closed(r);
            default -> connected(r);
        }
    }

    private void attempt(PgRecord r) {
        Session before = open.remove(r.session);
        if (before != null && before.isUndecided()) {
            give(before, Outcome.INCOMPLETE, r.timeMicros, null, null);
        }
        forgetArrivalsBefore(r.timeMicros - AT_ONCE);
        Session s = describe(r);
        open.put(r.session, s);
        recent.computeIfAbsent(names(s), n -> new ArrayDeque<>(2)).add(s);
        arrivals.add(s);
        if (open.size() > MOST) {
            Iterator<Session> eldest = open.values().iterator();
            undecided(eldest.next(), r.timeMicros);
            eldest.remove();
        }
    }

    private Session describe(PgRecord r) {
        Session s = new Session(r.session, r, Long.toHexString(r.session & PoolerScanner.SLOT));
        sessions.describe(s, r);
        s.tls = s.tls == null || s.tls.equals("no") ? "off" : s.tls;
        return s;
    }

    private void closed(PgRecord r) {
        Session known = open.remove(r.session);
        if (known != null && !known.isUndecided()) {
            return;
        }
        Session s = known == null ? describe(r) : known;
        PoolerVerdict verdict = PoolerVerdict.of(r.bytes, r.message.from, r.message.to);
        switch (verdict.verdict()) {
            case FAILED -> give(s, Outcome.FAILED, r.timeMicros, verdict.code(), r.source());
            case SESSION -> {
                s.unmark(Mark.UNCONFIRMED);
                give(s, known == null ? Outcome.INCOMPLETE : Outcome.SUCCESS, r.timeMicros, null, r.source());
            }
            case UNAVAILABLE -> {
                s.mark(Mark.BENIGN);
                give(s, Outcome.INCOMPLETE, r.timeMicros, verdict.code(), r.source());
            }
            default -> {
                boolean entered = s.state == Session.State.AUTHORIZED;
                give(s, entered ? Outcome.FAILED : Outcome.INCOMPLETE, r.timeMicros, verdict.code(), r.source());
            }
        }
    }

    private void connected(PgRecord r) {
        settlement.pooled().add(sessions.ip(r), r.port, r.timeMicros);
        forgetArrivalsBefore(r.timeMicros - AT_ONCE);
        Session only = null;
        for (Session s : recent.getOrDefault(sessions.text(r, r.names), new ArrayDeque<>())) {
            if (s.state == Session.State.OPENED) {
                if (only != null) {
                    return; // nobody can tell for whom
                }
                only = s;
            }
        }
        if (only != null) {
            only.state = Session.State.AUTHORIZED;
            only.approved = r.source();
            only.deadline = r.timeMicros + options.successHoldMicros();
            only.mark(Mark.UNCONFIRMED);
            entering.add(only);
        }
    }

    private void forgetArrivalsBefore(long micros) {
        for (Session s = arrivals.peek(); s != null && s.openedMicros < micros; s = arrivals.peek()) {
            arrivals.remove();
            ArrayDeque<Session> same = recent.get(names(s));
            if (same != null && same.remove(s) && same.isEmpty()) {
                recent.remove(names(s));
            }
        }
    }

    private static String names(Session s) {
        return s.database + "/" + s.user;
    }

    /** When the oldest undecided client came; {@link Long#MAX_VALUE} when there is none. */
    long undecidedSince() {
        for (Session s : open.values()) {
            if (s.isUndecided()) {
                return s.openedMicros;
            }
        }
        return Long.MAX_VALUE;
    }

    /** Settles what has run out at this time. */
    void advanceTo(long micros) {
        for (Session s = entering.peek(); s != null && s.deadline <= micros; s = entering.peek()) {
            entering.remove();
            if (s.isUndecided()) {
                give(s, Outcome.SUCCESS, s.deadline, null, s.approved);
            }
        }
        for (Iterator<Session> all = open.values().iterator(); all.hasNext(); ) {
            Session s = all.next();
            if (s.openedMicros + LONGEST > micros) {
                return;
            }
            undecided(s, s.openedMicros + LONGEST);
            all.remove();
        }
    }

    /** Settles all at the latest time. */
    void end(long latest) {
        for (Session s : entering) {
            if (s.isUndecided()) {
                give(s, Outcome.SUCCESS, Math.min(s.deadline, latest), null, s.approved);
            }
        }
        entering.clear();
        open.values().forEach(s -> undecided(s, latest));
        open.clear();
    }

    private void undecided(Session s, long decided) {
        if (s.isUndecided()) {
            s.mark(Mark.UNCONFIRMED);
            give(s, Outcome.INCOMPLETE, decided, null, null);
        }
    }

    private void give(Session s, Outcome outcome, long decided, @Nullable String reason, @Nullable SourceLine settled) {
        s.state = outcome == Outcome.SUCCESS ? Session.State.RUNNING : Session.State.DONE;
        settlement.pooler(s, outcome, decided, reason, settled);
    }
}
