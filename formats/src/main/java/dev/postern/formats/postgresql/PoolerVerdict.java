// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import org.jspecify.annotations.Nullable;

/**
 * What a reason for which PgBouncer closed a client's connection means for its login. PgBouncer passes the server's own refusals on
 * in the server's words; it does not say when a client leaves before it has logged in.
 *
 * @param verdict {@link Verdict#SESSION} when the client had logged in
 * @param code the SQLSTATE that the server has for this, or null
 */
record PoolerVerdict(Verdict verdict, @Nullable String code) {
    private static final Known[] KNOWN = {
        new Known("SASL authentication failed", Verdict.FAILED, "28P01"),
        new Known("password authentication failed", Verdict.FAILED, "28P01"),
        new Known("wrong password type", Verdict.FAILED, "28P01"),
        new Known("no such user", Verdict.FAILED, "28P01"),
        new Known("PAM authentication failed", Verdict.FAILED, "28000"),
        new Known("LDAP authentication failed", Verdict.FAILED, "28000"),
        new Known("login rejected", Verdict.FAILED, "28000"),
        new Known("unix socket login rejected", Verdict.FAILED, "28000"),
        new Known("certificate authentication failed", Verdict.FAILED, "28000"),
        new Known("TLS certificate name mismatch", Verdict.FAILED, "28000"),
        new Known("SSL required", Verdict.FAILED, "28000"),
        new Known("no such database", Verdict.FAILED, "3D000"),
        new Known("no more connections allowed", Verdict.FAILED, "53300"),
        new Known("client_login_timeout", Verdict.UNANSWERED, "57014"),
        new Known("client sent partial pkt in startup phase", Verdict.UNANSWERED, "08P01"),
        new Known("bad packet", Verdict.UNANSWERED, "08P01"),
        new Known("pgbouncer cannot connect to server", Verdict.UNAVAILABLE, null),
        new Known("server login has been failing", Verdict.UNAVAILABLE, null),
        new Known("client close request", Verdict.SESSION, null),
        new Known("client unexpected eof", Verdict.SESSION, null),
        new Known("client disconnect", Verdict.SESSION, null),
        new Known("client_idle_timeout", Verdict.SESSION, null),
        new Known("idle transaction timeout", Verdict.SESSION, null),
        new Known("query timeout", Verdict.SESSION, null),
        new Known("query_timeout", Verdict.SESSION, null),
        new Known("query_wait_timeout", Verdict.SESSION, null),
        new Known("server conn crashed", Verdict.SESSION, null),
        new Known("server connection", Verdict.SESSION, null),
        new Known("admin forced disconnect", Verdict.SESSION, null),
        new Known("database removed", Verdict.SESSION, null),
        new Known("shutdown", Verdict.SESSION, null),
        new Known("pgbouncer shut", Verdict.SESSION, null),
    };

    private static final class Known {
        final byte[] start;
        final PoolerVerdict means;

        Known(String start, Verdict verdict, @Nullable String code) {
            this.start = Bytes.ascii(start);
            means = new PoolerVerdict(verdict, code);
        }
    }

    /** Reads the reason in the range. */
    static PoolerVerdict of(byte[] b, int from, int to) {
        for (Known known : KNOWN) {
            if (Bytes.at(b, from, to, known.start)) {
                return known.means;
            }
        }
        Refusal refusal = Refusal.of(b, from, to);
        return refusal == null
                ? new PoolerVerdict(Verdict.UNSURE, null)
                : new PoolerVerdict(refusal.verdict(), refusal.code());
    }
}
