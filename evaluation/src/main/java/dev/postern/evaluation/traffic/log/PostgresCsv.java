// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Result;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's csvlog with the 26 columns of version 14 and later. */
final class PostgresCsv implements LogForm {
    @Override
    public void tell(Connection connection, Sink sink) {
        PostgresMessages.tell(connection, sink);
    }

    @Override
    public void print(StringBuilder out, long micros, Connection c, Part part) {
        boolean known = part != Part.RECEIVED && c.attempt.user() != null;
        boolean local = c.attempt.client().ip() == null;
        field(out, Times.millis(micros) + " UTC");
        quoted(out, known ? c.attempt.user() : null);
        quoted(out, known ? c.attempt.schema() : null);
        field(out, Long.toString(c.id));
        quoted(out, local ? "[local]" : c.host("") + ":" + c.port());
        field(out, Long.toHexString(Math.floorDiv(c.opened(), Micros.SECOND)) + "." + Long.toHexString(c.id));
        field(out, Integer.toString(++c.lines));
        out.append('"')
                .append(!known ? "" : part == Part.CLOSED ? "idle" : "authentication")
                .append("\",");
        field(out, Times.seconds(c.opened(), " ") + " UTC");
        out.append(",0,");
        field(out, PostgresMessages.severity(c, part));
        field(out, part == Part.REFUSED ? code(c.attempt.result()) : "00000");
        quoted(out, PostgresMessages.message(c, part, micros));
        quoted(out, PostgresMessages.detail(c, part));
        out.append(",,,,,,,,");
        out.append('"')
                .append(
                        part == Part.CLOSED && c.attempt.client().application() != null
                                ? c.attempt.client().application().replace("\"", "\"\"")
                                : "")
                .append("\",");
        out.append(known ? "\"client backend\"" : "\"not initialized\"").append(",,0\n");
    }

    private static String code(Result result) {
        String code = result.postgresCode();
        return code == null ? "00000" : code;
    }

    private static void field(StringBuilder out, String text) {
        out.append(text).append(',');
    }

    private static void quoted(StringBuilder out, @Nullable String text) {
        if (text != null) {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
        out.append(',');
    }
}
