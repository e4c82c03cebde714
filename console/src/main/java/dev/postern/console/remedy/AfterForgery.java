// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.console.remedy.Step.Look;
import java.util.List;

/** Somebody sent text that imitates records of the log. */
final class AfterForgery {
    private AfterForgery() {}

    static void write(Steps steps, Incident incident) {
        steps.add(
                        "identify.line",
                        Phase.IDENTIFY,
                        "Read the line of the log below, and see what else came from " + incident.source() + ".",
                        List.of(),
                        Look.LOGINS_OF_SOURCE)
                .add(
                        "confirm.intent",
                        Phase.CONFIRM,
                        "Nobody does this by accident: a user or database name held a new line or a whole record. Only"
                                + " a test of yours that is known and announced is a harmless reason.")
                .refuseSource()
                .closeToInternet()
                .add(
                        "assess.hidden",
                        Phase.ASSESS,
                        "A forged record hides something or blames somebody: compare the logins of that time with the"
                                + " server's connections as other logs tell them (firewall, pooler, proxy).",
                        steps.sql().recentAccounts(),
                        Look.FINDINGS_OF_SOURCE)
                .add(
                        "cause.format",
                        Phase.ROOT_CAUSE,
                        "Have " + incident.instance() + " write its log in a form that text from clients cannot break"
                                + switch (incident.engine()) {
                                    case POSTGRESQL -> ": csvlog, or jsonlog from version 15 on.";
                                    case MYSQL -> ": an audit log, or the general log as a table.";
                                    case MARIADB -> ": the audit plugin.";
                                },
                        steps.sql().safeLog());
    }
}
