// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

/** PostgreSQL's log with the prefix that it has by default, {@code %m [%p] }. */
final class PostgresText implements LogForm {
    @Override
    public void tell(Connection connection, Sink sink) {
        PostgresMessages.tell(connection, sink);
    }

    @Override
    public void print(StringBuilder out, long micros, Connection connection, Part part) {
        prefix(out, micros, connection);
        out.append(PostgresMessages.severity(connection, part)).append(":  ");
        out.append(PostgresMessages.message(connection, part, micros)).append('\n');
        String detail = PostgresMessages.detail(connection, part);
        if (detail != null) {
            prefix(out, micros, connection);
            out.append("DETAIL:  ").append(detail.replace("\n", "\n\t")).append('\n');
        }
    }

    private static void prefix(StringBuilder out, long micros, Connection connection) {
        out.append(Times.millis(micros)).append(" UTC [").append(connection.id).append("] ");
    }
}
