// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.Advice;
import dev.postern.formats.Advice.Level;
import dev.postern.formats.StreamReport;
import java.util.ArrayList;
import java.util.List;

/** Says what the logs of one instance show and hide, from what was counted in them, and which settings change that. */
final class PgAdvice {
    private static final String RELOAD = "SELECT pg_reload_conf();";
    private static final String CONNECTIONS = "ALTER SYSTEM SET log_connections = 'on';";
    private static final String DISCONNECTIONS = "ALTER SYSTEM SET log_disconnections = 'on';";
    private static final String PREFIX = "ALTER SYSTEM SET log_line_prefix = '%m [%p] ';";

    private final List<StreamReport> reports;
    private final List<Advice> advice = new ArrayList<>();

    private PgAdvice(List<StreamReport> reports) {
        this.reports = reports;
    }

    static List<Advice> of(List<StreamReport> reports) {
        PgAdvice all = new PgAdvice(reports);
        all.language();
        all.successes();
        all.connections();
        all.addresses();
        all.proxies();
        all.forgery();
        all.sessionEnds();
        all.reasons();
        all.times();
        all.advice.sort((a, b) -> b.level().compareTo(a.level()));
        return List.copyOf(all.advice);
    }

    private long fact(String name) {
        return reports.stream().mapToLong(r -> r.fact(name)).sum();
    }

    private void add(Level level, String subject, String text, String... settings) {
        advice.add(new Advice(level, subject, text, List.of(settings)));
    }

    private void language() {
        long foreign = fact(Tally.FOREIGN);
        if (foreign > 0) {
            add(
                    Level.BLIND,
                    "language",
                    foreign + " lines are in a language that is not read (English and "
                            + String.join(", ", Catalogue.LANGUAGES) + " are): the logins they tell of are missing.",
                    "ALTER SYSTEM SET lc_messages = 'C';",
                    RELOAD);
        }
    }

    private void successes() {
        long authorized = fact(Tally.AUTHORIZED);
        if (authorized > 0) {
            add(Level.OK, "successful logins", "Successful logins are logged: " + authorized + " seen.");
        } else if (fact(Tally.REFUSED) > 0 && fact(Tally.LOG_LINES) == 0) {
            add(
                    Level.BLIND,
                    "successful logins",
                    "The log holds refusals and not one line of severity LOG, so log_min_messages may be 'fatal' or 'panic',"
                            + " or log_connections is off: no successful login can be seen.",
                    "ALTER SYSTEM SET log_min_messages = 'warning';",
                    CONNECTIONS,
                    RELOAD);
        } else if (fact(Tally.RECEIVED) > 0) {
            add(
                    Level.BLIND,
                    "successful logins",
                    "Connections are logged when they are received and not when they are authorized: log_connections names"
                            + " some stages only. A session counts as a login when its end is logged.",
                    "ALTER SYSTEM SET log_connections = 'receipt,authentication,authorization'; -- version 18",
                    CONNECTIONS + " -- earlier versions",
                    RELOAD);
        } else {
            add(
                    Level.BLIND,
                    "successful logins",
                    "log_connections is off: successful logins cannot be seen, only refused ones.",
                    CONNECTIONS,
                    RELOAD);
        }
    }

    private void connections() {
        if (fact(Tally.RECEIVED) > 0) {
            add(Level.OK, "scans", "Connections that never log in are logged.");
        } else if (fact(Tally.AUTHORIZED) > 0) {
            add(
                    Level.BLIND,
                    "scans",
                    "Logins are logged without \"connection received\": connections that never log in cannot be seen, nor,"
                            + " with this prefix, where the others come from.",
                    "ALTER SYSTEM SET log_connections = 'receipt,authentication,authorization';",
                    RELOAD);
        } else {
            add(Level.BLIND, "scans", "Connections that never log in cannot be seen.", CONNECTIONS, RELOAD);
        }
        if (fact(Tally.AUTHORIZED) > 0 && fact(Tally.AUTHENTICATED) == 0) {
            add(
                    Level.HINT,
                    "authentication methods",
                    "The log does not say how clients authenticate. Version 14 and later do, and from 18 on log_connections has"
                            + " to name 'authentication'.");
        }
        long early = fact(Settlement.EARLY);
        if (early > 0) {
            add(
                    Level.HINT,
                    "flood",
                    early + " connections were counted as incomplete early, because too many were open at once.");
        }
    }

    private void addresses() {
        if (fact(Tally.HOST_NAMES) > 0) {
            add(
                    Level.BLIND,
                    "client addresses",
                    "log_hostname is on, so the log has names where addresses should be. Whoever owns an address chooses its"
                            + " name; lists and places cannot be looked up by it.",
                    "ALTER SYSTEM SET log_hostname = 'off';",
                    RELOAD);
        }
        long without = fact(Tally.ADDRESSLESS);
        if (without == 0) {
            return;
        }
        if (fact(Tally.RECEIVED) > 0) {
            add(
                    Level.OK,
                    "addresses of refused logins",
                    "Refusals do not name the client; their address is taken from \"connection received\" of the same process.");
        } else {
            add(
                    Level.BLIND,
                    "addresses of refused logins",
                    without + " refusals do not say where they came from: the prefix has no address, and \"connection"
                            + " received\" is not logged.",
                    CONNECTIONS,
                    RELOAD);
        }
    }

    private void proxies() {
        long connections = fact(ProxyScanner.CONNECTIONS);
        if (connections > 0) {
            add(
                    fact(Settlement.PROXIED) > 0 ? Level.OK : Level.HINT,
                    "clients behind the proxy",
                    "Of " + connections + " connections that HAProxy made, " + fact(Settlement.PROXIED)
                            + " are found in the server's log, whose logins get the true client's address. The server's log"
                            + " has to say \"connection received\".");
        }
    }

    private void forgery() {
        long tampering = fact(Settlement.TAMPERING);
        if (fact(Tally.FORGEABLE) > 0) {
            add(
                    Level.HINT,
                    "forged lines",
                    "log_line_prefix holds names that clients choose (%u, %d or %a). The server writes them unchecked, line"
                            + " breaks included, so anybody who reaches the port can write lines of his own into the log."
                            + (tampering > 0 ? " This log holds " + tampering + " such attempts." : "")
                            + " They are recognised; a prefix without names, csvlog or jsonlog rules them out.",
                    PREFIX,
                    "-- or, with a restart where logging_collector is off:",
                    "ALTER SYSTEM SET logging_collector = 'on';",
                    "ALTER SYSTEM SET log_destination = 'csvlog'; -- version 15 and later: 'jsonlog'",
                    RELOAD);
        } else {
            add(Level.OK, "forged lines", "Clients cannot forge lines of this log.");
        }
    }

    private void sessionEnds() {
        if (fact(Tally.AUTHORIZED) > 0 && fact(Tally.DISCONNECTED) == 0) {
            add(
                    Level.HINT,
                    "ends of sessions",
                    "The ends of sessions are not logged. They confirm a login at once and tell cancel requests from scans.",
                    DISCONNECTIONS,
                    RELOAD);
        }
    }

    private void reasons() {
        if (fact(Tally.REFUSED_PASSWORDS) > 0 && fact(Tally.REFUSED_DETAILS) == 0) {
            add(
                    Level.HINT,
                    "reasons of refusals",
                    "Refusals come without DETAIL (log_error_verbosity is 'terse'): an unknown user cannot be told from a wrong"
                            + " password.",
                    "ALTER SYSTEM SET log_error_verbosity = 'default';",
                    RELOAD);
        }
    }

    private void times() {
        for (StreamReport report : reports) {
            String prefix = report.variant();
            if (prefix != null && prefix.contains("%t") && !prefix.contains("%m") && !prefix.contains("%n")) {
                add(
                        Level.HINT,
                        "times",
                        "The log has whole seconds (%t). Milliseconds (%m) tell a client library's second try from a guesser.",
                        PREFIX,
                        RELOAD);
                return;
            }
        }
    }
}
