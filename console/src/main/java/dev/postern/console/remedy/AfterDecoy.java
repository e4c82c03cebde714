// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.console.remedy.Step.Look;
import java.util.List;

/** Somebody used an account that nobody should know. */
final class AfterDecoy {
    private AfterDecoy() {}

    static void write(Steps steps, Incident incident) {
        steps.add(
                        "identify.source",
                        Phase.IDENTIFY,
                        "See what else " + incident.source() + " has tried, on all databases.",
                        List.of(),
                        Look.LOGINS_OF_SOURCE)
                .add(
                        "confirm.inventory",
                        Phase.CONFIRM,
                        "The only harmless reason is somebody of yours who takes stock of accounts or tests the decoy. Ask before"
                                + " you close this.")
                .refuseSource()
                .closeToInternet()
                .add(
                        "assess.entered",
                        Phase.ASSESS,
                        "Did a login with the decoy succeed? Then see what the session did. It may have been a first step: look for"
                                + " new accounts and for other accounts used from there.",
                        steps.sql().recentAccounts(),
                        Look.FINDINGS_OF_SOURCE)
                .add(
                        "cause.bait",
                        Phase.ROOT_CAUSE,
                        "Find the place where the name and password lie (a file, a page, a backup): who has read it is inside"
                                + " already. Change every other secret that lies there too, and lay out a new decoy.");
    }
}
