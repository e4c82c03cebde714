// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Attempt;
import dev.postern.evaluation.traffic.fleet.LogStyle;
import dev.postern.evaluation.traffic.fleet.Result;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL 13 and 16 say of connections with {@code log_connections} and {@code log_disconnections}. */
final class PostgresMessages {
    private static final String HBA = "/var/lib/postgresql/data/pg_hba.conf";
    private static final String CIPHER = "cipher=TLS_AES_256_GCM_SHA384, bits=256";
    private static final String OLD_CIPHER = "cipher=ECDHE-RSA-AES256-GCM-SHA384, bits=256";

    private PostgresMessages() {}

    /** Tells of a connection; a client of libpq that is refused tries again without TLS at once. */
    static void tell(Connection connection, LogForm.Sink sink) {
        Attempt attempt = connection.attempt;
        sink.line(connection.opened(), connection, LogForm.Part.RECEIVED);
        long shaken = connection.shaken();
        if (attempt.result() == Result.SUCCESS || attempt.result().passwordWasRight()) {
            if (connection.style != LogStyle.POSTGRES_13) {
                sink.line(shaken, connection, LogForm.Part.AUTHENTICATED);
            }
            sink.line(shaken, connection, LogForm.Part.AUTHORIZED);
        }
        if (attempt.result() == Result.SUCCESS) {
            sink.line(shaken + attempt.session(), connection, LogForm.Part.CLOSED);
        } else if (attempt.result() != Result.PROBE && attempt.result() != Result.PROMPT) {
            sink.line(shaken, connection, LogForm.Part.REFUSED);
            if (attempt.client().triesTwice() && !attempt.result().passwordWasRight()) {
                Connection again = new Connection(connection.database, connection.style, attempt, true);
                sink.line(shaken + 3 * Micros.MILLI, again, LogForm.Part.RECEIVED);
                sink.line(shaken + 9 * Micros.MILLI, again, LogForm.Part.REFUSED);
            }
        }
    }

    static String severity(Connection connection, LogForm.Part part) {
        return part == LogForm.Part.REFUSED && connection.attempt.result() != Result.GARBAGE ? "FATAL" : "LOG";
    }

    static String message(Connection connection, LogForm.Part part, long micros) {
        Attempt attempt = connection.attempt;
        return switch (part) {
            case RECEIVED -> "connection received: " + place(connection);
            case AUTHENTICATED ->
                "connection authenticated: identity=\"" + attempt.user() + "\" method=" + method(connection) + " ("
                        + HBA + ":12)";
            case AUTHORIZED -> authorized(attempt);
            case REFUSED -> refused(connection);
            default ->
                "disconnection: session time: " + duration(micros - connection.opened()) + " user="
                        + attempt.user() + " database=" + (attempt.schema() == null ? "" : attempt.schema()) + " "
                        + place(connection);
        };
    }

    private static String place(Connection connection) {
        return connection.attempt.client().ip() == null
                ? "host=[local]"
                : "host=" + connection.host("") + " port=" + connection.port();
    }

    private static String method(Connection connection) {
        return connection.attempt.client().ip() == null
                ? "peer"
                : connection.style == LogStyle.POSTGRES_13 ? "md5" : "scram-sha-256";
    }

    private static String authorized(Attempt attempt) {
        boolean replication = attempt.schema() == null;
        String tls = attempt.client().tls();
        // The name that a client gives itself is known only when it has been let in.
        String application =
                attempt.result() == Result.SUCCESS ? attempt.client().application() : null;
        return (replication ? "replication " : "") + "connection authorized: user=" + attempt.user()
                + (replication ? "" : " database=" + attempt.schema())
                + (application == null ? "" : " application_name=" + application)
                + (tls == null
                        ? ""
                        : " SSL enabled (protocol=" + tls + ", " + (tls.endsWith("3") ? CIPHER : OLD_CIPHER) + ")");
    }

    private static String refused(Connection connection) {
        Attempt attempt = connection.attempt;
        return switch (attempt.result()) {
            case GARBAGE -> "invalid length of startup packet";
            case NOT_FROM_HERE ->
                "no pg_hba.conf entry for host \"" + connection.host("[local]") + "\", user \""
                        + attempt.user() + "\", database \"" + attempt.schema() + "\", "
                        + (attempt.client().tls() == null || connection.again ? off(connection) : on(connection));
            case LOCKED -> "role \"" + attempt.user() + "\" is not permitted to log in";
            case UNKNOWN_DATABASE -> "database \"" + attempt.schema() + "\" does not exist";
            case TOO_MANY -> "too many connections for role \"" + attempt.user() + "\"";
            default -> "password authentication failed for user \"" + attempt.user() + "\"";
        };
    }

    private static String off(Connection connection) {
        return connection.style == LogStyle.POSTGRES_13 ? "SSL off" : "no encryption";
    }

    private static String on(Connection connection) {
        return connection.style == LogStyle.POSTGRES_13 ? "SSL on" : "SSL encryption";
    }

    /** What the server adds for its owner's eyes, or null. */
    static @Nullable String detail(Connection connection, LogForm.Part part) {
        Attempt attempt = connection.attempt;
        if (part != LogForm.Part.REFUSED) {
            return null;
        }
        String where = connection.style == LogStyle.POSTGRES_13
                ? "Connection matched pg_hba.conf line 12: \"host all all all md5\""
                : "Connection matched file \"" + HBA + "\" line 12: \"host all all all scram-sha-256\"";
        return switch (attempt.result()) {
            case WRONG_PASSWORD ->
                connection.style == LogStyle.POSTGRES_13
                        ? "Password does not match for user \"" + attempt.user() + "\".\n" + where
                        : where;
            case UNKNOWN_USER -> "Role \"" + attempt.user() + "\" does not exist.\n" + where;
            case EXPIRED_PASSWORD -> "User \"" + attempt.user() + "\" has an expired password.\n" + where;
            default -> null;
        };
    }

    private static String duration(long micros) {
        long millis = micros / Micros.MILLI;
        long seconds = millis / 1_000;
        return seconds / 3_600 + ":" + Times.two(seconds / 60 % 60) + ":" + Times.two(seconds % 60) + "."
                + Times.three(millis % 1_000);
    }
}
