// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.Advice;
import dev.postern.formats.Advice.Level;
import dev.postern.formats.StreamReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What the logs of one server show and hide, said only of what these logs have shown, and which settings change it (PostgreSQL
 * manual, "Error Reporting and Logging").
 */
final class PgAdvice {
    private static final String RELOAD = "SELECT pg_reload_conf();";
    private static final List<String> LOG_CONNECTIONS = List.of(
            "ALTER SYSTEM SET log_connections = 'on';", "ALTER SYSTEM SET log_disconnections = 'on';", RELOAD);
    private static final String CSVLOG =
            "or better: ALTER SYSTEM SET log_destination = 'csvlog'; (needs logging_collector = on, which takes a restart)";

    /** A running server writes lines of level LOG (checkpoints, say) among this many failures. */
    private static final int ENOUGH_TO_TELL = 20;

    private final List<StreamReport> reports;
    private final List<Advice> advice = new ArrayList<>();

    private PgAdvice(List<StreamReport> reports) {
        this.reports = reports;
    }

    static List<Advice> of(List<StreamReport> reports) {
        PgAdvice all = new PgAdvice(reports);
        if (!reports.isEmpty()) {
            all.successes();
            all.probes();
            all.refusals();
            all.sessionEnds();
            all.prefix();
            all.hostNames();
        }
        return List.copyOf(all.advice);
    }

    private void successes() {
        long authorized = sum(Tally.AUTHORIZED);
        if (authorized > 0) {
            boolean methods = sum(Tally.AUTHENTICATED) > 0;
            add(
                    Level.OK,
                    "successful logins",
                    "Seen (" + authorized + "), with user, database"
                            + (methods ? ", authentication method" : "") + " and TLS version; the application name from"
                            + " PostgreSQL 12 on.");
            return;
        }
        if (sum(Tally.LOG_LINES) == 0 && sum(Tally.REFUSED) >= ENOUGH_TO_TELL) {
            add(
                    Level.BLIND,
                    "successful logins",
                    "Not seen: the log holds no line of level LOG at all, as with log_min_messages = fatal or panic. A"
                            + " stolen password that works leaves no trace.",
                    "ALTER SYSTEM SET log_min_messages = 'warning';",
                    LOG_CONNECTIONS.get(0),
                    LOG_CONNECTIONS.get(1),
                    RELOAD);
            return;
        }
        add(
                Level.BLIND,
                "successful logins",
                "Not seen: no \"connection authorized\" line stands in the log. A stolen password that works leaves no"
                        + " trace, nor does the success that ends a series of failures. On PostgreSQL 18 'on' stands for"
                        + " receipt, authentication and authorization.",
                LOG_CONNECTIONS.toArray(new String[0]));
    }

    private void probes() {
        if (sum(Tally.RECEIVED) > 0) {
            add(
                    Level.OK,
                    "scans and aborted connections",
                    "Seen, with address and port. A cancel request looks the same; those from an address with an open"
                            + " session are marked benign.");
        } else if (sum(Tally.AUTHORIZED) > 0) {
            add(
                    Level.BLIND,
                    "scans and aborted connections",
                    "Not seen: no \"connection received\" line stands in the log, though logins do. PostgreSQL 18 needs"
                            + " 'receipt' in log_connections.",
                    "ALTER SYSTEM SET log_connections = 'receipt,authentication,authorization,setup_durations';",
                    RELOAD);
        } else {
            add(
                    Level.BLIND,
                    "scans and aborted connections",
                    "Not seen, apart from those that send garbage: without log_connections the server writes nothing of"
                            + " a connection that ends before the password.",
                    LOG_CONNECTIONS.toArray(new String[0]));
        }
    }

    private void refusals() {
        long refused = sum(Tally.REFUSED);
        long addressless = sum(Tally.ADDRESSLESS);
        if (refused == 0) {
            return;
        }
        if (addressless == 0 || sum(Tally.RECEIVED) > 0) {
            String how = addressless == 0
                    ? "each line names the client's address."
                    : "the failure lines have no address; it is taken from the \"connection received\" line of the same"
                            + " process.";
            add(Level.OK, "failed logins", "Seen (" + refused + "): " + how);
        } else {
            add(
                    Level.BLIND,
                    "addresses of failed logins",
                    addressless + " of " + refused + " failure lines have no client address, and without \"connection"
                            + " received\" lines there is none to join: lists and brute force by source cannot work.",
                    LOG_CONNECTIONS.toArray(new String[0]));
        }
        if (sum(Tally.REFUSED_DETAILS) == 0 && refused >= 3) {
            add(
                    Level.HINT,
                    "reasons of failed logins",
                    "No failure has a DETAIL line, so unknown users are not told from wrong passwords; log_error_verbosity"
                            + " = terse leaves them out.",
                    "ALTER SYSTEM SET log_error_verbosity = 'default';",
                    RELOAD);
        }
    }

    private void sessionEnds() {
        if (sum(Tally.AUTHORIZED) > 0 && sum(Tally.DISCONNECTED) == 0 && sum(Tally.READY) == 0) {
            add(
                    Level.HINT,
                    "ends of sessions",
                    "Not seen: a login is taken for a success when a second passes without an error. The end of the session"
                            + " would settle it, and would tell cancel requests from scans.",
                    "ALTER SYSTEM SET log_disconnections = 'on';",
                    RELOAD);
        }
    }

    private void prefix() {
        if (sum(Tally.FORGEABLE) == 0) {
            return;
        }
        long torn = sum(Tally.TORN);
        add(
                Level.HINT,
                "forged lines",
                "The log_line_prefix writes user and database names unescaped: anyone who reaches the port can write"
                        + " lines of their own into this log"
                        + (torn > 0 ? ", and " + torn + (torn == 1 ? " attempt has" : " attempts have") + " torn lines here" : "")
                        + ". What was forged is recognised and reported, but a log without names in the prefix, or csvlog or"
                        + " jsonlog, cannot be forged at all.",
                "ALTER SYSTEM SET log_line_prefix = '%m [%p] ';",
                RELOAD,
                CSVLOG);
    }

    private void hostNames() {
        if (sum(Tally.HOST_NAMES) > 0) {
            add(
                    Level.BLIND,
                    "client addresses",
                    "The log has host names instead of addresses (log_hostname = on). Whoever owns the address chooses its"
                            + " name, lists cannot be matched, and networks are not known.",
                    "ALTER SYSTEM SET log_hostname = 'off';",
                    RELOAD);
        }
    }

    private void add(Level level, String subject, String text, String... settings) {
        advice.add(new Advice(level, subject, text, List.of(settings)));
    }

    private long sum(String fact) {
        return reports.stream().mapToLong(r -> r.fact(fact)).sum();
    }
}
