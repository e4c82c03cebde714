// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.Joiner;
import dev.postern.formats.LoginSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.formats.Timeline;
import dev.postern.kernel.Engine;
import dev.postern.kernel.TamperSignal;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Gives every attempt once, whichever logs of a server tell of it. A log that stands alone and tells the outcome is passed
 * through. Where several speak of one connection id, the attempt is held until all have had the time to ({@link
 * SessionJoin} says who is believed).
 */
final class MysqlJoiner implements Joiner<MysqlRecord> {
    /** A session that does nothing for this long is closed by the server (the default of {@code wait_timeout}, 8 h). */
    static final long IDLE_LIMIT = 28_800_000_000L;

    /** A log may be quiet for so long. */
    private static final long LEAP = 7 * 24 * 3_600_000_000L;

    private static final int MOST_UNTIMED = 4096;

    private final ScanOptions options;
    private final StreamReport report;
    private final LoginSink sink;
    private final boolean alone;
    private final boolean passing;
    private final long hold;
    private final SessionJoin sessions;
    private final Connections connections;
    private final Unnumbered unnumbered = new Unnumbered();
    private final boolean errorLogHasNoIds;
    /** A line whose time lies far off, be it forged, must not make all after it late. */
    private final Timeline timeline;
    /** Attempts whose outcome is known, to be given when their hold is over. */
    private final PriorityQueue<Attempt> decided =
            new PriorityQueue<>(Comparator.<Attempt>comparingLong(attempt -> attempt.decidedMicros)
                    .thenComparingLong(attempt -> attempt.number));
    /** Records from before the first time that any log tells. */
    private final ArrayDeque<MysqlRecord> untimed = new ArrayDeque<>();

    private final boolean audited;
    private final boolean proxyAudited;
    /** What stands behind a proxy, which does not say. */
    private final Engine proxied;

    private long tamperedMicros = Long.MIN_VALUE / 2;
    private long numbered;
    private long now = Long.MIN_VALUE;
    private long promised = Long.MIN_VALUE;

    MysqlJoiner(ScanOptions options, List<StreamReport> reports, LoginSink sink, int capacity) {
        this.options = options;
        this.report = reports.get(0);
        this.sink = sink;
        EnumSet<MysqlRecord.Origin> origins = EnumSet.noneOf(MysqlRecord.Origin.class);
        boolean noIds = false;
        boolean proxyIsAudited = false;
        boolean mariadb = false;
        for (StreamReport each : reports) {
            MysqlRecord.Origin origin = MysqlFamily.origin(each.formatId());
            if (origin == MysqlRecord.Origin.PROXY_AUDIT) {
                proxyIsAudited = true;
            } else if (origin != MysqlRecord.Origin.PROXY) {
                origins.add(origin);
            }
            mariadb |= each.formatId().startsWith(Engine.MARIADB.id());
            noIds |= ErrorLogFormat.NO_THREADS.equals(each.variant());
        }
        this.proxied = mariadb ? Engine.MARIADB : Engine.MYSQL;
        this.proxyAudited = proxyIsAudited;
        this.audited = origins.contains(MysqlRecord.Origin.AUDIT);
        this.errorLogHasNoIds = noIds;
        this.alone = origins.size() < 2;
        this.passing = alone && !origins.contains(MysqlRecord.Origin.GENERAL);
        this.hold = alone ? options.successHoldMicros() : options.disorderMicros();
        this.timeline = new Timeline(options.disorderMicros(), LEAP);
        this.connections = new Connections(capacity, 2 * hold);
        this.sessions = new SessionJoin(connections, options.incompleteHoldMicros(), this::decided, this::giveUp);
    }

    @Override
    public void accept(MysqlRecord record) {
        if (record.timeMicros == MysqlRecord.UNTIMED && now <= 0 && untimed.size() < MOST_UNTIMED) {
            untimed.add(record.copy());
            return;
        }
        acceptUntimed(record.timeMicros);
        take(record);
    }

    private void acceptUntimed(long micros) {
        for (MysqlRecord early = untimed.poll(); early != null; early = untimed.poll()) {
            early.timeMicros = micros;
            take(early);
        }
    }

    private void take(MysqlRecord record) {
        timeline.see(record.timeMicros);
        advanceTo(timeline.now());
        if (record.kind == MysqlRecord.Kind.TAMPER) {
            tamper(record);
        } else if (record.origin == MysqlRecord.Origin.PROXY_AUDIT || record.origin == MysqlRecord.Origin.PROXY) {
            proxied(record);
        } else if (record.thread == MysqlRecord.NO_THREAD) {
            withoutThread(record);
        } else if (!passing) {
            Connection connection = connections.of(record);
            sessions.join(connection, record);
            if (errorLogHasNoIds && record.kind == MysqlRecord.Kind.REFUSED) {
                unnumbered.told(record, null);
            }
            connections.leave(connection, now);
            giveUpOld();
        } else if (record.kind != MysqlRecord.Kind.ACTIVE) {
            give(Attempt.of(record));
        }
    }

    private void tamper(MysqlRecord record) {
        tamperedMicros = record.timeMicros;
        String text = record.text == null ? "" : record.text;
        sink.tamper(new TamperSignal(
                Math.max(record.timeMicros, promised),
                options.instance(),
                record.engine,
                record.source(),
                record.ip,
                text.length() <= 512 ? text : text.substring(0, 512),
                Objects.requireNonNullElse(record.why, "")));
    }

    /** A client of a proxy: its audit log tells every attempt, so what its other log tells besides is the same, or forged. */
    private void proxied(MysqlRecord record) {
        if (record.origin == MysqlRecord.Origin.PROXY && proxyAudited) {
            return;
        }
        record.engine = proxied;
        if (passing) {
            give(Attempt.of(record));
        } else {
            enqueue(Attempt.of(record));
        }
    }

    private void withoutThread(MysqlRecord record) {
        if (record.kind != MysqlRecord.Kind.REFUSED) {
            return;
        }
        Attempt attempt = Attempt.of(record);
        if (alone) {
            give(attempt);
        } else if (!unnumbered.told(record, attempt)) {
            enqueue(attempt);
        }
    }

    /** The outcome of an attempt has become known. */
    private void decided(Attempt attempt, boolean first) {
        if (alone && (attempt.has(Attempt.SENT) || attempt.change)) {
            give(attempt);
        } else if (first) {
            enqueue(attempt);
        }
    }

    private void enqueue(Attempt attempt) {
        attempt.number = numbered++;
        decided.add(attempt);
    }

    /** Nobody will say any more what became of an attempt. */
    private void giveUp(Attempt attempt, long at) {
        attempt.decidedMicros = at;
        if (isImitation(attempt)) {
            attempt.given = true;
        } else {
            report.add(Facts.UNDECIDED, 1);
        }
        give(attempt);
        connections.leave(attempt, now);
    }

    private void give(Attempt attempt) {
        if (!attempt.given) {
            attempt.given = true;
            sink.login(attempt.event(options.instance(), Math.max(attempt.decidedMicros, promised)));
        }
    }

    @Override
    public void advanceTo(long micros) {
        timeline.advance(micros);
        if (micros <= now) {
            return;
        }
        now = micros;
        giveThrough(now - hold);
        giveUpOld();
    }

    private void giveUpOld() {
        for (Attempt old = connections.pollUndecided(now - IDLE_LIMIT);
                old != null;
                old = connections.pollUndecided(now - IDLE_LIMIT)) {
            giveUp(old, Math.min(now, old.openedMicros + IDLE_LIMIT));
        }
    }

    private void giveThrough(long decidedMicros) {
        for (Attempt next = decided.peek();
                next != null && next.decidedMicros <= decidedMicros;
                next = decided.peek()) {
            decided.poll();
            if (isImitation(next)) {
                next.given = true;
            }
            give(next);
            connections.leave(next, now);
        }
    }

    /**
     * Whether an attempt is told only by a log that is believed less, while a better one is silent: the audit log though it
     * knows the connection, or any better one though somebody was writing imitations just then. (Accounts that the audit log
     * leaves out are given.)
     */
    private boolean isImitation(Attempt attempt) {
        if (attempt.thread == MysqlRecord.NO_THREAD || attempt.has(Attempt.AUDIT)) {
            return false;
        }
        if (audited && connections.isAudited(attempt.thread)) {
            return true;
        }
        boolean told = attempt.has(Attempt.SENT | Attempt.REFUSED) || !attempt.isNamed();
        boolean lacking = audited || (!alone && !told);
        return lacking && Math.abs(attempt.openedMicros - tamperedMicros) <= 2 * hold;
    }

    @Override
    public void end() {
        acceptUntimed(MysqlRecord.UNTIMED);
        now = Math.max(now, timeline.end());
        giveThrough(Long.MAX_VALUE);
        for (Attempt old = connections.pollUndecided(Long.MAX_VALUE);
                old != null;
                old = connections.pollUndecided(Long.MAX_VALUE)) {
            giveUp(old, Math.min(now, old.openedMicros + IDLE_LIMIT));
        }
        promised = Long.MAX_VALUE;
    }

    @Override
    public long undecidedSince() {
        return connections.undecidedSince();
    }

    @Override
    public long heldSince() {
        Attempt next = decided.peek();
        return next == null ? Long.MAX_VALUE : next.decidedMicros;
    }

    @Override
    public long settledThrough() {
        if (now != Long.MIN_VALUE && promised != Long.MAX_VALUE) {
            long through = now - options.disorderMicros();
            Attempt next = decided.peek();
            promised = Math.max(promised, next == null ? through : Math.min(through, next.decidedMicros));
        }
        return promised;
    }
}
