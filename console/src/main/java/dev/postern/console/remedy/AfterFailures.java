// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.console.remedy.Step.Look;
import java.util.List;

/** Somebody tried and has not come in, as far as this finding tells. */
final class AfterFailures {
    private AfterFailures() {}

    static void write(Steps steps, Incident incident) {
        Sql sql = steps.sql();
        steps.add(
                        "identify.source",
                        Phase.IDENTIFY,
                        "Logins to " + incident.instance() + " failed from " + incident.source() + " between "
                                + incident.firstSeen() + " and " + incident.lastSeen()
                                + ". See which names were tried, and where else.",
                        List.of(),
                        Look.LOGINS_OF_SOURCE)
                .add("confirm.source", Phase.CONFIRM, confirm(incident))
                .add(
                        "assess.success",
                        Phase.CONFIRM,
                        "See whether a login from there succeeded since. If one did, treat its account as taken over.",
                        List.of(),
                        Look.FINDINGS_OF_SOURCE)
                .add(
                        "credentials.strength",
                        Phase.RESTRICT_CREDENTIALS,
                        "Of the names that were tried, those that exist need passwords that cannot be guessed; lock"
                                + " those that nobody uses.",
                        steps.forUser(sql::lock))
                .add(
                        "credentials.slow",
                        Phase.RESTRICT_CREDENTIALS,
                        "Make guessing slow" + slow(incident) + ".",
                        steps.forUser(sql::slowGuessing))
                .refuseSource()
                .closeToInternet()
                .add(
                        "assess.others",
                        Phase.ASSESS,
                        "See how " + incident.account()
                                + " is used otherwise: a guess that came near knows more than names.",
                        List.of(),
                        Look.LOGINS_OF_USER)
                .add("cause.way", Phase.ROOT_CAUSE, cause(incident));
    }

    private static String confirm(Incident incident) {
        if (incident.list() != null) {
            return "The address is on a list: " + incident.list()
                    + ". Lists go stale and hold scanners that do no harm; one of yours belongs on a trusted list.";
        }
        return incident.isPublic()
                ? "The source is on the internet. Does anyone of yours come from there? If not, somebody is trying"
                        + " passwords."
                : "The source is inside. Most often it is an application with an old password that tries again and"
                        + " again: find it, and mend or stop it. If nothing of yours runs there, somebody is already"
                        + " inside.";
    }

    private static String slow(Incident incident) {
        return switch (incident.engine()) {
            case POSTGRESQL -> ": PostgreSQL itself does not, its contributed module auth_delay does";
            case MYSQL -> ": lock accounts for a day after 5 failures (since 8.0.19)";
            case MARIADB -> ": refuse an account after 10 failures until FLUSH PRIVILEGES";
        };
    }

    private static String cause(Incident incident) {
        return incident.isPublic()
                ? "Find out who opened " + incident.instance()
                        + " to the internet and when, and have changes of that network policy told."
                : "Find out which deployment or rotation left the old password behind, and have the next one change"
                        + " both at once.";
    }
}
