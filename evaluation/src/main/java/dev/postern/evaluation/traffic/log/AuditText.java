// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

import dev.postern.evaluation.traffic.fleet.Attempt;
import dev.postern.evaluation.traffic.fleet.LogStyle;
import dev.postern.evaluation.traffic.fleet.Result;

/**
 * The log of MariaDB's server_audit plugin, and of the fork of it that a managed MySQL has, which adds a field for the kind of
 * connection.
 */
final class AuditText implements LogForm {
    @Override
    public void tell(Connection connection, Sink sink) {
        long shaken = connection.shaken();
        if (connection.attempt.result() == Result.SUCCESS) {
            sink.line(shaken, connection, Part.AUTHORIZED);
            sink.line(shaken + connection.attempt.session(), connection, Part.CLOSED);
        } else {
            sink.line(shaken, connection, Part.REFUSED);
            sink.line(shaken, connection, Part.CLOSED);
        }
    }

    @Override
    public void print(StringBuilder out, long micros, Connection connection, Part part) {
        Attempt attempt = connection.attempt;
        boolean success = attempt.result() == Result.SUCCESS;
        String operation = part == Part.AUTHORIZED ? "CONNECT" : part == Part.REFUSED ? "FAILED_CONNECT" : "DISCONNECT";
        String schema = success && attempt.schema() != null ? attempt.schema() : "";
        boolean fork = connection.style == LogStyle.MYSQL_AUDIT;
        String user = attempt.user() == null ? "" : attempt.user();
        out.append(Times.compact(micros))
                .append(',')
                .append(connection.database.id())
                .append(',');
        out.append(user).append(',').append(connection.host("localhost")).append(',');
        out.append(connection.id)
                .append(",0,")
                .append(operation)
                .append(',')
                .append(schema)
                .append(",,");
        out.append(part == Part.REFUSED ? attempt.result().mysqlCode() : "0");
        if (fork) {
            boolean local = attempt.client().ip() == null;
            out.append(local ? ",SOCKET" : attempt.client().tls() == null ? ",TCP" : ",SSL");
        }
        out.append('\n');
    }
}
