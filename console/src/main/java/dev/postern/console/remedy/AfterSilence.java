// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.console.remedy.Step.Look;
import java.util.List;

/** Nobody has logged in for unusually long: perhaps the log no longer tells. */
final class AfterSilence {
    private AfterSilence() {}

    static void write(Steps steps, Incident incident) {
        steps.add(
                        "identify.server",
                        Phase.IDENTIFY,
                        "See whether " + incident.instance()
                                + " runs, and whether its log still arrives: the page of the database tells"
                                + " when the last line came.",
                        List.of(),
                        Look.DATABASE)
                .add(
                        "identify.settings",
                        Phase.IDENTIFY,
                        "See whether it still logs connections, and where to.",
                        steps.sql().logSettings())
                .add(
                        "confirm.quiet",
                        Phase.CONFIRM,
                        "A holiday, a maintenance window, applications that have moved, a database that was retired:"
                                + " then archive the finding.")
                .add(
                        "credentials.administrators",
                        Phase.RESTRICT_CREDENTIALS,
                        "If logging was switched off: only administrators can. Ask those who may, and look for"
                                + " accounts that should not.",
                        steps.sql().recentAccounts())
                .add(
                        "assess.gap",
                        Phase.ASSESS,
                        "What happened since " + incident.firstSeen()
                                + " is not in this log. Look at other logs of that time: firewall, pooler,"
                                + " applications, the system's own.")
                .add(
                        "cause.change",
                        Phase.ROOT_CAUSE,
                        "Find the change that silenced the log, switch it on again, and keep the log's settings where"
                                + " a change is seen.");
    }
}
