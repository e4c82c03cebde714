// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.postgresql.PgRecord.Kind;
import dev.postern.kernel.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Checks records that text of a client could imitate: a process keeps the address and port from which its connection was
 * received, and where connections are logged at all, one was received before anything else.
 */
final class Consistency {
    private final long longestLogin;
    private long first = Long.MAX_VALUE;
    private long lastReceived = Long.MIN_VALUE;

    /** @param longestLogin how long a login may take, microseconds */
    Consistency(long longestLogin) {
        this.longestLogin = longestLogin;
    }

    void received(PgRecord r) {
        first = Math.min(first, r.timeMicros);
        lastReceived = Math.max(lastReceived, r.timeMicros);
    }

    /** Whether the logs say "connection received" at all. */
    boolean receivedSeen() {
        return lastReceived != Long.MIN_VALUE;
    }

    /** What is wrong with a record, or null. */
    @Nullable
    String fault(PgRecord r, @Nullable Session s, Sessions sessions) {
        first = Math.min(first, r.timeMicros);
        if (!r.forgeable) {
            return null;
        }
        if (s == null) {
            return opensLogin(r) && connectionsAreLogged(r.timeMicros)
                    ? "a process whose connection was never received"
                    : null;
        }
        if (!s.received || s.state == Session.State.DONE || s.port < 0 || r.port < 0) {
            return null;
        }
        IpAddress ip = opensLogin(r) ? sessions.ip(r) : null;
        boolean same = s.port == r.port && (ip == null || s.ip == null || ip.equals(s.ip));
        return same ? null : "a process that was reached from another address and port";
    }

    private static boolean opensLogin(PgRecord r) {
        return r.kind == Kind.AUTHENTICATED
                || r.kind == Kind.AUTHORIZED
                || (r.kind == Kind.REFUSED && r.verdict == Verdict.FAILED);
    }

    /** A connection was received not long ago, and the log goes back far enough to hold the one in question. */
    private boolean connectionsAreLogged(long now) {
        return receivedSeen() && now - lastReceived <= longestLogin && now - first > longestLogin;
    }
}
