// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

/** A way in which a server writes login attempts. Stateful: it numbers processes, so one object writes one log. */
interface Style {

    /** Adds all records of an attempt, each at the time at which the server writes it. */
    void write(Attempt attempt, LineQueue queue);

    /** Styles by the name used on the command line. */
    enum Name {
        /** PostgreSQL stderr with the prefix of RDS and Aurora, {@code %t:%r:%u@%d:[%p]:}. */
        RDS,
        /** PostgreSQL 14+ csvlog, 26 columns. */
        CSVLOG,
        /** MariaDB's server_audit file. */
        SERVER_AUDIT;

        /** @param statements statements that each session logs; server_audit is set to write none */
        Style open(int statements) {
            return switch (this) {
                case RDS -> new RdsStderr(statements);
                case CSVLOG -> new Csvlog(statements);
                case SERVER_AUDIT -> new ServerAudit();
            };
        }
    }
}
