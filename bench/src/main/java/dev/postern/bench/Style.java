// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import java.util.function.IntFunction;

/** A way in which a server writes login attempts. Stateful: it numbers processes, so one object writes one log. */
interface Style {

    /** Adds all records of an attempt, each at the time at which the server writes it. */
    void write(Attempt attempt, LineQueue queue);

    /** Styles by the name used on the command line. */
    enum Name {
        /** PostgreSQL stderr with the prefix of RDS and Aurora, {@code %t:%r:%u@%d:[%p]:}. */
        RDS(RdsStderr::new),
        /** PostgreSQL 14+ csvlog, 26 columns. */
        CSVLOG(Csvlog::new),
        /** MariaDB's server_audit file. */
        SERVER_AUDIT(statements -> new ServerAudit());

        private final IntFunction<Style> maker;

        Name(IntFunction<Style> maker) {
            this.maker = maker;
        }

        /** @param statements statements that each session logs; server_audit is set to write none */
        Style open(int statements) {
            return maker.apply(statements);
        }
    }
}
