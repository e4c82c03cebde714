// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.Advice;
import dev.postern.formats.Advice.Level;
import dev.postern.formats.StreamReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What the logs of one server show and hide, said only of what these logs have shown, and which settings change it. */
final class MysqlAdvice {
    private static final List<String> MARIADB_AUDIT = List.of(
            "INSTALL SONAME 'server_audit'; SET GLOBAL server_audit_events='CONNECT'; SET GLOBAL server_audit_logging=ON;",
            "my.cnf: [mariadb] plugin_load_add=server_audit, server_audit_events=CONNECT, server_audit_logging=ON,"
                    + " server_audit_file_rotate_size=100M, server_audit_file_rotations=9");

    private static final List<String> MYSQL_GENERAL =
            List.of("SET PERSIST log_output='FILE'; SET PERSIST general_log=ON;");

    private static final String GENERAL_LOG = "-general-log";

    private final List<StreamReport> reports;
    private final EnumSet<MysqlRecord.Origin> logs = EnumSet.noneOf(MysqlRecord.Origin.class);
    private final boolean mariadb;
    private final List<Advice> advice = new ArrayList<>();

    private MysqlAdvice(List<StreamReport> reports) {
        this.reports = reports;
        boolean seenMariadb = false;
        for (StreamReport report : reports) {
            logs.add(MysqlFamily.origin(report.formatId()));
            seenMariadb |= report.formatId().startsWith("mariadb");
        }
        this.mariadb = seenMariadb;
    }

    static List<Advice> of(List<StreamReport> reports) {
        return reports.isEmpty() ? List.of() : new MysqlAdvice(reports).all();
    }

    private List<Advice> all() {
        advice.addAll(ProxyAdvice.of(reports));
        if (logs.stream().allMatch(ProxyAdvice::isProxy)) {
            everywhere();
            return List.copyOf(advice);
        }
        boolean audit = logs.contains(MysqlRecord.Origin.AUDIT);
        boolean general = logs.contains(MysqlRecord.Origin.GENERAL);
        boolean error = logs.contains(MysqlRecord.Origin.ERROR);
        if (audit) {
            audit();
        } else if (general) {
            general(error);
        } else {
            add(
                    Level.BLIND,
                    "successful logins",
                    "The error log never holds a successful login, at whatever verbosity: a stolen password that works is"
                            + " not seen, nor whether a series of failures ended in a success.",
                    mariadb ? MARIADB_AUDIT : MYSQL_GENERAL);
        }
        if (error && !audit) {
            failures(general);
        }
        everywhere();
        return List.copyOf(advice);
    }

    private void audit() {
        AuditPlugin plugin = AuditPlugin.of(reports);
        long logins = sum(MysqlRecord.Origin.AUDIT, Facts.LOGINS);
        long refusals = sum(MysqlRecord.Origin.AUDIT, Facts.REFUSALS);
        long statements = sum(MysqlRecord.Origin.AUDIT, Facts.STATEMENTS);
        if (logins + refusals == 0 && statements > 0) {
            add(
                    Level.BLIND,
                    "logins",
                    "The audit log holds " + statements + " statements and no connection: " + plugin.noConnections()
                            + ".",
                    plugin.showConnections());
            return;
        }
        add(
                Level.OK,
                "logins",
                "The audit log tells every attempt with its outcome and the client's address (" + logins
                        + " successful, " + refusals
                        + " others). Only connections that were reset or found the server full have no address.",
                List.of());
        add(
                Level.HINT,
                "excluded users",
                plugin.excluded() + " without a trace; the log cannot show whether there are any.",
                plugin.showExcluded());
        long unconfirmed = sum(MysqlRecord.Origin.AUDIT, Facts.UNCONFIRMED);
        if (unconfirmed > 0) {
            add(
                    Level.HINT,
                    "names with line breaks",
                    unconfirmed
                            + " logins stand right before a client that was refused and whose name no DISCONNECT repeats,"
                            + " so they may be lines of that name; they are given as unconfirmed.",
                    mariadb ? List.of("SET GLOBAL server_audit_output_type='syslog';") : List.of());
        }
        if (statements > logins + refusals) {
            add(
                    Level.HINT,
                    "statements",
                    "The audit log also holds " + statements
                            + " statements or table accesses; logins need the connections alone.",
                    plugin.connectionsOnly());
        }
        assumedZone();
    }

    private void assumedZone() {
        for (StreamReport report : reports) {
            if (report.formatId().equals(FilterJsonFormat.ID) && report.variant() == null) {
                add(
                        Level.HINT,
                        "times",
                        "The audit log's times have no zone and are read as UTC, which MySQL Enterprise writes. Percona's"
                                + " audit_log_filter writes the server's local time.",
                        List.of("--timezone ZONE (when Percona Server has written the log)"));
                return;
            }
        }
    }

    private void general(boolean error) {
        long undecided = 0;
        for (StreamReport report : reports) {
            undecided += report.fact(Facts.UNDECIDED);
        }
        long attempts = sum(MysqlRecord.Origin.GENERAL, Facts.RECORDS);
        String open = error
                ? "a session limit, and a session that never ran a statement, look the same in both logs"
                : "a locked account, a session limit, a client that left, and a session that never ran a statement look the"
                        + " same";
        add(
                undecided > 0 ? Level.BLIND : Level.HINT,
                "successful logins",
                "The general log writes a client's name before its password is checked; a later statement confirms the login."
                        + " Of " + attempts + " attempts " + undecided + " stay undecided and are given as INCOMPLETE,"
                        + " unconfirmed: " + open + ".",
                mariadb ? MARIADB_AUDIT : error ? List.of() : List.of("SET PERSIST log_error_verbosity=3;"));
        add(
                Level.HINT,
                "cost and trust",
                "The general log holds every statement (" + sum(MysqlRecord.Origin.GENERAL, Facts.STATEMENTS)
                        + " here) and costs throughput"
                        + (isTable()
                                ? "."
                                : "; and whoever may run statements can write lines into it that look like other"
                                        + " sessions' logins."),
                List.of());
        if (!error) {
            add(
                    Level.BLIND,
                    "probes",
                    "Connections that end before a user name is sent (scans, health checks) are not in the general log. Give"
                            + " the error log of the same server as well.",
                    mariadb ? List.of("SET GLOBAL log_warnings=2;") : List.of("SET PERSIST log_error_verbosity=3;"));
        }
    }

    /** Whether the general log is the server's table, whose rows nobody can forge. */
    private boolean isTable() {
        for (StreamReport report : reports) {
            if (report.formatId().endsWith(GENERAL_LOG)) {
                return false;
            }
        }
        return true;
    }

    private void failures(boolean general) {
        long records = sum(MysqlRecord.Origin.ERROR, Facts.RECORDS);
        long verbose = sum(MysqlRecord.Origin.ERROR, Facts.VERBOSE);
        long refusals = sum(MysqlRecord.Origin.ERROR, Facts.REFUSALS);
        long noAddress = sum(MysqlRecord.Origin.ERROR, Facts.NO_ADDRESS);
        if (records > 0 && verbose == 0 && refusals == 0) {
            add(
                    Level.BLIND,
                    "failed logins",
                    mariadb
                            ? "None of " + records + " records is of a connection: either nobody failed to log in, or"
                                    + " log_warnings is below 2."
                            : "None of " + records
                                    + " records is a Note, so log_error_verbosity is below 3 and no failed"
                                    + " login is written.",
                    mariadb
                            ? List.of("SET GLOBAL log_warnings=2;", "my.cnf: [mariadb] log_warnings=2")
                            : List.of(
                                    "SET PERSIST log_error_verbosity=3;",
                                    "before MySQL 5.7: SET GLOBAL log_warnings=2;"));
            return;
        }
        add(
                Level.OK,
                "failed logins",
                "Refused passwords are seen with user and address (" + refusals + " refusals and broken connections).",
                List.of());
        if (noAddress > 0 && !general) {
            add(
                    Level.HINT,
                    "client addresses",
                    noAddress + " of " + refusals + " have no client address: the server names only the account's host"
                            + " pattern, or the connection's number. Another log of the same server fills it in.",
                    mariadb ? MARIADB_AUDIT : MYSQL_GENERAL);
        }
        if (mariadb) {
            add(
                    Level.HINT,
                    "locked accounts and limits",
                    "MariaDB's error log says nothing of locked accounts (4151), blocked accounts (4150), unknown databases"
                            + " (1049) and session limits (1226).",
                    MARIADB_AUDIT);
        }
    }

    private void everywhere() {
        long names = 0;
        boolean local = false;
        boolean old = false;
        for (StreamReport report : reports) {
            names += report.fact(Facts.HOST_NAMES);
            local |= !report.notes().isEmpty();
            old |= report.fact(Facts.NO_THREAD) > 0;
        }
        if (names > 0) {
            add(
                    Level.HINT,
                    "host names",
                    names + " clients are logged by name, so address lists and networks cannot be applied to them.",
                    List.of("my.cnf: [mysqld] skip_name_resolve=ON (restart; accounts must then name addresses)"));
        }
        if (local) {
            add(
                    Level.HINT,
                    "times",
                    "Times are local without a zone, to the second; where clocks go back, an hour is told apart by the order"
                            + " of the lines.",
                    mariadb
                            ? List.of("--timezone ZONE")
                            : List.of("--timezone ZONE", "SET PERSIST log_timestamps='UTC';"));
        }
        if (old) {
            add(
                    Level.HINT,
                    "connection ids",
                    "This error log does not number connections (MySQL up to 5.6), so it is joined with other logs by user,"
                            + " address and second.",
                    List.of());
        }
    }

    private long sum(MysqlRecord.Origin log, String fact) {
        long sum = 0;
        for (StreamReport report : reports) {
            sum += MysqlFamily.origin(report.formatId()) == log ? report.fact(fact) : 0;
        }
        return sum;
    }

    private void add(Level level, String subject, String text, List<String> settings) {
        advice.add(new Advice(level, subject, text, settings));
    }
}
