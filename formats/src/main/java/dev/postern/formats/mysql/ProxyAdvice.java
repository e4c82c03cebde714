// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.Advice;
import dev.postern.formats.Advice.Level;
import dev.postern.formats.StreamReport;
import java.util.ArrayList;
import java.util.List;

/** What ProxySQL's logs show and hide, alone and beside those of the server. */
final class ProxyAdvice {
    private static final List<String> AUDIT = List.of(
            "SET mysql-auditlog_filename='audit.log'; (ProxySQL's administration)",
            "LOAD MYSQL VARIABLES TO RUNTIME; SAVE MYSQL VARIABLES TO DISK;");

    private ProxyAdvice() {}

    /** Whether a log is a proxy's. */
    static boolean isProxy(MysqlRecord.Origin log) {
        return log == MysqlRecord.Origin.PROXY_AUDIT || log == MysqlRecord.Origin.PROXY;
    }

    static List<Advice> of(List<StreamReport> reports) {
        List<Advice> advice = new ArrayList<>();
        boolean audit = false;
        boolean log = false;
        boolean server = false;
        long logins = 0;
        long refusals = 0;
        long admins = 0;
        for (StreamReport report : reports) {
            switch (MysqlFamily.origin(report.formatId())) {
                case PROXY_AUDIT -> {
                    audit = true;
                    logins += report.fact(Facts.LOGINS);
                    refusals += report.fact(Facts.REFUSALS);
                    admins += report.fact(Facts.ADMINS);
                }
                case PROXY -> log = true;
                case AUDIT, GENERAL, ERROR -> server = true;
            }
        }
        if (audit) {
            advice.add(new Advice(
                    Level.OK,
                    "clients of the proxy",
                    "ProxySQL's audit log tells every attempt with its outcome and the client's address (" + logins
                            + " successful, " + refusals + " others)."
                            + (log ? " Its other log tells of the same refusals and is left out." : ""),
                    List.of()));
        } else if (log) {
            advice.add(new Advice(
                    Level.BLIND,
                    "clients of the proxy",
                    "ProxySQL's log holds the clients that were refused and none that logged in; a client can write lines of"
                            + " its own into it, and the refusals of the proxy's administration look the same.",
                    AUDIT));
        }
        if (admins > 0) {
            advice.add(new Advice(
                    Level.HINT,
                    "the proxy's administration",
                    admins
                            + " logins or refusals are of ProxySQL's own administration, not of the database: they are left out.",
                    List.of()));
        }
        if (server && (audit || log)) {
            advice.add(new Advice(
                    Level.HINT,
                    "connections of the proxy",
                    "The server's logs do not name the client's port, so what the proxy itself connects for cannot be told"
                            + " from other logins: such logins are given a second time, from the proxy's address.",
                    List.of()));
        }
        return advice;
    }
}
