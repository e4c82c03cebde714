// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

import dev.postern.evaluation.traffic.fleet.LogStyle;

/** How a server writes of connections. */
interface LogForm {

    /** Takes the lines that are to be written of a connection, with their times. */
    interface Sink {
        /**
         * A line that is to be written.
         *
         * @param micros when, by the server's clock
         */
        void line(long micros, Connection connection, Part part);
    }

    /** What a line is about. */
    enum Part {
        RECEIVED,
        AUTHENTICATED,
        AUTHORIZED,
        REFUSED,
        /** What the error log says beside the general log. */
        NOTED,
        FIRST_QUERY,
        CLOSED
    }

    /** Tells which lines are written of a connection. */
    void tell(Connection connection, Sink sink);

    /** Writes a line, its end included. */
    void print(StringBuilder out, long micros, Connection connection, Part part);

    /** What is put behind the name of the file that a line goes to. */
    default String file(Part part) {
        return "";
    }

    /** The form of a server's log. */
    static LogForm of(LogStyle style) {
        return switch (style) {
            case POSTGRES, POSTGRES_13 -> new PostgresText();
            case POSTGRES_CSV -> new PostgresCsv();
            case MARIADB_AUDIT, MYSQL_AUDIT -> new AuditText();
            case MYSQL_GENERAL -> new GeneralText();
        };
    }
}
