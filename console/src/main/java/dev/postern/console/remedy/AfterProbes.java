// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.console.remedy.Step.Look;
import java.util.List;

/** Somebody opened connections and did not try to log in. */
final class AfterProbes {
    private AfterProbes() {}

    static void write(Steps steps, Incident incident) {
        steps.add(
                        "identify.source",
                        Phase.IDENTIFY,
                        "Connections to " + incident.instance() + " were opened from " + incident.source() + " between "
                                + incident.firstSeen() + " and " + incident.lastSeen()
                                + " without a login. See which other databases were touched.",
                        List.of(),
                        Look.LOGINS_OF_SOURCE)
                .add("confirm.source", Phase.CONFIRM, confirm(incident))
                .refuseSource()
                .closeToInternet()
                .add(
                        "assess.logins",
                        Phase.ASSESS,
                        "See whether logins were tried from there later: a scan is often the first of several steps.",
                        List.of(),
                        Look.FINDINGS_OF_SOURCE)
                .add(
                        "cause.reachable",
                        Phase.ROOT_CAUSE,
                        incident.isPublic()
                                ? "Find out who opened " + incident.instance()
                                        + " to the internet and when, and have changes of that network policy told."
                                : "Find out what runs at " + incident.source()
                                        + " and why it may reach the port at all.");
    }

    private static String confirm(Incident incident) {
        String list = incident.list() == null ? "" : "The address is on a list: " + incident.list() + ". ";
        return list
                + "Is it a monitor, a load balancer or a vulnerability scanner of yours? Then put it on a trusted list"
                + " and stop here."
                + (incident.isPublic()
                        ? " Scans of the whole internet are daily; being reached by them is what to mend."
                        : "");
    }
}
