// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

/** The messages of PostgreSQL 15 about logins, as its source writes them. */
final class PostgresText {
    static final String HBA = "Connection matched pg_hba.conf line 12: \"host all all 0.0.0.0/0 scram-sha-256\"";

    private PostgresText() {}

    static String received(Attempt a) {
        return "connection received: host=" + a.ip() + " port=" + a.port();
    }

    static String authenticated(Attempt a) {
        return "connection authenticated: identity=\"" + a.user()
                + "\" method=scram-sha-256 (/rdsdbdata/config/pg_hba.conf:12)";
    }

    static String authorized(Attempt a) {
        return "connection authorized: user=" + a.user() + " database=" + a.database()
                + (a.application() == null ? "" : " application_name=" + a.application())
                + (a.tls() ? " SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)" : "");
    }

    static String failed(Attempt a) {
        return "password authentication failed for user \"" + a.user() + '"';
    }

    /** The DETAIL of a failure; two lines where the role is unknown. */
    static String detail(Attempt a, String nextLine) {
        return a.end() == Attempt.End.UNKNOWN_USER ? "Role \"" + a.user() + "\" does not exist." + nextLine + HBA : HBA;
    }

    /** A statement in the middle of a session, with {@code log_min_duration_statement}. */
    static String statement(int number) {
        return "duration: 0." + (100 + number % 900) + " ms  statement: SELECT id, state, total FROM orders WHERE id = "
                + number;
    }

    static String disconnection(Attempt a) {
        return "disconnection: session time: " + Clock.length(a.lasts()) + " user=" + a.user() + " database="
                + a.database() + " host=" + a.ip() + " port=" + a.port();
    }
}
