// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.TextCache;
import dev.postern.formats.postgresql.Session.State;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Mark;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions of one instance: those whose login is undecided, by deadline, and the latest of the others. */
final class Sessions {
    /** Settled sessions remembered; a server runs fewer at a time. */
    private static final int MAX_KEPT = 1 << 16;

    /** Places without sessions that are kept for their next ones. */
    private static final int MAX_IDLE_ORIGINS = 1 << 14;

    private final TextCache texts = new TextCache();
    private final SessionTable table = new SessionTable();
    private final DeadlineList opened = new DeadlineList();
    private final DeadlineList authorized = new DeadlineList();
    /** Those that are settled, oldest first. */
    private final DeadlineList kept = new DeadlineList();

    private final Map<Object, Origin> origins = new HashMap<>();

    @Nullable
    Session get(long key) {
        return table.get(key);
    }

    DeadlineList opened() {
        return opened;
    }

    DeadlineList authorized() {
        return authorized;
    }

    /** Opens a session whose key is free. */
    Session open(long key, PgRecord r) {
        Session s = new Session(key, r, name(r));
        describeHost(s, r);
        table.add(s);
        return s;
    }

    private @Nullable String name(PgRecord r) {
        if (r.sessionField.present()) {
            return texts.text(r.bytes, r.sessionField.from, r.sessionField.to);
        }
        return r.pid >= 0 ? Integer.toString(r.pid) : null;
    }

    /** Counts the session among those of its place. */
    void attach(Session s) {
        Object place = s.remoteIp() != null ? s.remoteIp() : s.host;
        if (place != null && s.state == State.OPENED) {
            origins.computeIfAbsent(place, Origin::new).add(s);
        }
    }

    /** The session is authorised: from now on it counts as running at its place. */
    void runs(Session s) {
        if (s.origin != null && !s.runs) {
            s.origin.remove(s);
            s.origin.running++;
            s.runs = true;
        }
    }

    /** Sets the time at which the session is settled if nothing else settles it. */
    void await(Session s, long deadline) {
        if (s.list != null) {
            s.list.remove(s);
        }
        (s.state == State.AUTHORIZED ? authorized : opened).add(s, deadline);
    }

    /** The session is settled; it stays known for a while. */
    void settle(Session s, State state) {
        if (s.list != null) {
            s.list.remove(s);
        }
        s.state = state;
        if (state == State.DONE) {
            leave(s);
        }
        kept.add(s, Long.MAX_VALUE);
        Session oldest = kept.first();
        if (kept.size() > MAX_KEPT && oldest != null) {
            remove(oldest);
        }
    }

    /** Forgets a session. */
    void remove(Session s) {
        if (s.list != null) {
            s.list.remove(s);
        }
        leave(s);
        table.remove(s);
        if (s.isUndecided()) {
            s.state = State.DONE;
        }
    }

    private void leave(Session s) {
        Origin origin = s.origin;
        if (origin == null) {
            return;
        }
        if (s.runs) {
            origin.running--;
        } else {
            origin.remove(s);
        }
        s.origin = null;
        if (origin.isEmpty() && origins.size() > MAX_IDLE_ORIGINS) {
            origins.remove(origin.place);
        }
    }

    /** Adds to a session what a record says of it. */
    void describe(Session s, PgRecord r) {
        describeHost(s, r);
        byte[] b = r.bytes;
        if (r.user.present() && (s.user == null || r.namesFromText || r.ambiguous)) {
            describeNames(s, r);
        }
        if (r.application.present() && !r.application.isEmpty()) {
            s.application = texts.text(b, r.application.from, r.application.to);
        }
        if (r.tls.present()) {
            s.tls = texts.text(b, r.tls.from, r.tls.to);
        }
        if (r.method.present()) {
            s.method = texts.text(b, r.method.from, r.method.to);
        }
        if (r.identity.present() && !r.user.present()) {
            s.identity = texts.text(b, r.identity.from, r.identity.to);
        }
        if (r.unknownRole) {
            s.mark(Mark.UNKNOWN_USER);
        }
        if (r.replication) {
            s.mark(Mark.REPLICATION);
        }
    }

    private void describeNames(Session s, PgRecord r) {
        byte[] b = r.bytes;
        String user = texts.text(b, r.user.from, r.user.to);
        String database =
                r.database.present() && !r.database.isEmpty() ? texts.text(b, r.database.from, r.database.to) : null;
        boolean ambiguous = r.ambiguous;
        if (r.namesFromText && ambiguous && s.identity != null && r.account.present()) {
            AccountText account = AccountText.of(texts.text(b, r.account.from, r.account.to), s.identity);
            if (account != null) {
                user = account.user();
                database = account.database();
                s.application = account.application();
                r.application.clear();
                ambiguous = false;
            }
        }
        s.user = user;
        s.database = database != null ? database : s.database;
        if (ambiguous) {
            s.mark(Mark.AMBIGUOUS_NAME);
        }
    }

    /** A disconnection names user and database without an application name: it may decide between readings. */
    void describeAccount(Session s, PgRecord r) {
        if (!s.is(Mark.AMBIGUOUS_NAME) || !r.account.present() || !Messages.splitAccount(r)) {
            return;
        }
        String user = texts.text(r.bytes, r.user.from, r.user.to);
        if (!user.equals(s.user)) {
            s.user = user;
            s.database = texts.text(r.bytes, r.database.from, r.database.to);
            s.application = null;
        }
        if (!r.ambiguous) {
            s.unmark(Mark.AMBIGUOUS_NAME);
        }
    }

    private void describeHost(Session s, PgRecord r) {
        if (s.ip == null && s.host == null && r.host.present() && !r.host.isEmpty()) {
            s.ip = ip(r);
            s.host = s.ip != null ? null : texts.text(r.bytes, r.host.from, r.host.to);
        }
        if (s.port < 0) {
            s.port = r.port;
        }
    }

    /** A range of a record as text. */
    String text(PgRecord r, Span span) {
        return texts.text(r.bytes, span.from, span.to);
    }

    /** The address that a record names, or null. */
    @Nullable
    IpAddress ip(PgRecord r) {
        return r.host.present() ? texts.ip(r.bytes, r.host.from, r.host.to) : null;
    }

    /** The address of a proxy's client, or null. */
    @Nullable
    IpAddress client(PgRecord r) {
        return texts.ip(r.bytes, r.client.from, r.client.to);
    }

    /** The SQLSTATE of a record, as written or as its message is known to have. */
    @Nullable
    String code(PgRecord r) {
        return r.code.present() ? texts.text(r.bytes, r.code.from, r.code.to) : r.knownCode;
    }
}
