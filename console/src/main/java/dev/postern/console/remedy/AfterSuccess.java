// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.console.remedy.Step.Look;
import dev.postern.kernel.FindingType;
import java.util.List;

/** Somebody is in. */
final class AfterSuccess {
    private AfterSuccess() {}

    static void write(Steps steps, Incident incident) {
        String account = incident.account();
        Sql sql = steps.sql();
        steps.add(
                        "identify.login",
                        Phase.IDENTIFY,
                        account + " logged in to " + incident.target() + " from " + incident.source() + " between "
                                + incident.firstSeen() + " and " + incident.lastSeen()
                                + ". See what else came from there.",
                        steps.forUser(sql::sessions),
                        Look.LOGINS_OF_SOURCE)
                .add("confirm.owner", Phase.CONFIRM, owner(incident), List.of(), Look.LOGINS_OF_USER);
        confirm(steps, incident);
        steps.add(
                        "credentials.lock",
                        Phase.RESTRICT_CREDENTIALS,
                        "If nobody knows the login: lock " + account
                                + ". It can be unlocked again; applications that use it stop.",
                        steps.forUser(sql::lock))
                .add(
                        "credentials.sessions",
                        Phase.RESTRICT_CREDENTIALS,
                        "End the sessions of " + account
                                + ": neither a lock nor another password ends those that are open.",
                        steps.forUser(sql::endSessions))
                .add(
                        "credentials.password",
                        Phase.RESTRICT_CREDENTIALS,
                        "Change the password of " + account
                                + ", and wherever it is kept: in applications, in the secret store, on other databases"
                                + " where it is the same.",
                        steps.forUser(sql::changePassword))
                .refuseSource()
                .closeToInternet()
                .add(
                        "assess.rights",
                        Phase.ASSESS,
                        "See what " + account + " may read and change.",
                        steps.forUser(sql::rights))
                .add(
                        "assess.statements",
                        Phase.ASSESS,
                        "Read what the sessions did from " + incident.firstSeen()
                                + " on, in the statement or audit log of " + incident.instance()
                                + ": bulk reads, exports, dropped or changed tables.",
                        List.of(),
                        Look.DATABASE)
                .add(
                        "assess.accounts",
                        Phase.ASSESS,
                        "Look for accounts, rights and functions that were added to come back by.",
                        sql.recentAccounts())
                .add("cause.password", Phase.ROOT_CAUSE, cause(incident))
                .add(
                        "cause.prevent",
                        Phase.ROOT_CAUSE,
                        "Let " + account
                                + " log in only from where it is needed and only over TLS, with a password that is"
                                + " nowhere else; for people, by a central login.",
                        steps.forUser(sql::slowGuessing));
    }

    private static String owner(Incident incident) {
        String with = incident.application() == null || incident.application().isEmpty()
                ? ""
                : " with " + incident.application();
        return "Ask the owner of " + incident.account() + " whether it was them, from " + incident.source() + with
                + ". Not by a way that whoever took the account may read. An application's account: ask who runs it"
                + " whether it has moved or somebody used it by hand.";
    }

    private static void confirm(Steps steps, Incident incident) {
        if (incident.type() == FindingType.TOR_SUCCESSFUL_LOGIN) {
            steps.add(
                    "confirm.list",
                    Phase.CONFIRM,
                    "The address is an exit of Tor: who comes by it hides where they are. Few have a good reason to"
                            + " reach a database so.");
        } else if (incident.list() != null) {
            steps.add(
                    "confirm.list",
                    Phase.CONFIRM,
                    "The address is on a list: " + incident.list()
                            + ". Is it a proxy or VPN of yours, or has the entry gone stale? Then put it on a trusted"
                            + " list.");
        }
        steps.add(
                "confirm.expected",
                Phase.CONFIRM,
                "If it was expected, say so: archive the finding, and suppress its like for this user and network."
                        + " Then stop here.");
    }

    private static String cause(Incident incident) {
        return incident.type() == FindingType.SUCCESSFUL_BRUTE_FORCE
                ? "The password was found by trying. Change it for one that cannot be guessed, and find out why so"
                        + " many tries were possible."
                : "Find out how the password became known: in a repository, a backup, a log, a laptop, another service"
                        + " where it was the same.";
    }
}
