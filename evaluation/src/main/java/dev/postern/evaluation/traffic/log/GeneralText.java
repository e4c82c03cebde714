// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

import dev.postern.evaluation.traffic.fleet.Attempt;
import dev.postern.evaluation.traffic.fleet.Result;
import dev.postern.kernel.Outcome;

/** MySQL's general log, and its error log at the verbosity that tells of refusals. */
final class GeneralText implements LogForm {
    @Override
    public String file(Part part) {
        return part == Part.NOTED ? "-error" : "-general";
    }

    @Override
    public void tell(Connection connection, Sink sink) {
        Result result = connection.attempt.result();
        if (result.outcome() == Outcome.INCOMPLETE) {
            sink.line(connection.shaken(), connection, Part.NOTED);
            return;
        }
        sink.line(connection.opened(), connection, Part.RECEIVED);
        if (result == Result.SUCCESS) {
            sink.line(connection.shaken(), connection, Part.FIRST_QUERY);
            sink.line(connection.shaken() + connection.attempt.session(), connection, Part.CLOSED);
        } else if (result != Result.TOO_MANY) {
            sink.line(connection.shaken(), connection, Part.REFUSED);
            sink.line(connection.shaken() + 8, connection, Part.NOTED);
        }
    }

    @Override
    public void print(StringBuilder out, long micros, Connection connection, Part part) {
        out.append(Times.micros(micros));
        if (part == Part.NOTED) {
            out.append(' ')
                    .append(connection.id)
                    .append(" [Note] ")
                    .append(noted(connection))
                    .append('\n');
            return;
        }
        String id = Long.toString(connection.id);
        out.append('\t')
                .append(" ".repeat(Math.max(0, 5 - id.length())))
                .append(id)
                .append(' ');
        out.append(said(connection, part)).append('\n');
    }

    private static String account(Connection connection) {
        return "'" + connection.attempt.user() + "'@'" + connection.host("localhost") + "'";
    }

    private static String said(Connection connection, Part part) {
        Attempt attempt = connection.attempt;
        boolean local = attempt.client().ip() == null;
        return switch (part) {
            case RECEIVED ->
                "Connect\t" + attempt.user() + "@" + connection.host("localhost") + " on "
                        + (attempt.schema() == null ? "" : attempt.schema()) + " using "
                        + (local ? "Socket" : attempt.client().tls() == null ? "TCP/IP" : "SSL/TLS");
            case FIRST_QUERY -> "Query\tSET NAMES utf8mb4";
            case CLOSED -> "Quit\t";
            default -> "Connect\t" + refusal(connection);
        };
    }

    private static String refusal(Connection connection) {
        return connection.attempt.result() == Result.EXPIRED_PASSWORD
                ? "Your password has expired. To log in you must change it using a client that supports expired passwords."
                : "Access denied for user " + account(connection) + " (using password: YES)";
    }

    private static String noted(Connection connection) {
        return switch (connection.attempt.result()) {
            case PROBE, PROMPT -> "[MY-010914] [Server] Got an error reading communication packets";
            case GARBAGE -> "[MY-010914] [Server] Got packets out of order";
            case EXPIRED_PASSWORD ->
                "[MY-013851] [Server] Password for the account " + account(connection)
                        + " has expired. To log in, either change it using a client that supports expired passwords or send"
                        + " the change request to an administrator.";
            default -> "[MY-010926] [Server] Access denied for user " + account(connection) + " (using password: YES)";
        };
    }
}
