// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import dev.postern.kernel.FindingType;

/** What to do about a finding, in words: the same advice as in {@code docs/findings.md}. */
public final class Response {
    private static final String TAKEN_OVER =
            "Treat the account as taken over: lock it, end its open sessions, change the"
                    + " password; see what the sessions did; close the way in. On most servers, locking an account or changing its"
                    + " password does not end open sessions.";

    private Response() {}

    /** Advice for a type of finding. */
    public static String to(FindingType type) {
        return switch (type) {
            case ANOMALOUS_SUCCESSFUL_LOGIN ->
                "Ask the owner of the account. If nobody knows the login: lock the account, end"
                        + " its open sessions, change the password, then read what the session did. On most servers, locking an"
                        + " account or changing its password does not end open sessions.";
            case ANOMALOUS_FAILED_LOGIN ->
                "From inside: look for an application with a wrong or old password. From outside: ask"
                        + " why the database can be reached from the internet, and restrict it.";
            case SUCCESSFUL_BRUTE_FORCE, MALICIOUS_IP_SUCCESSFUL_LOGIN, TOR_SUCCESSFUL_LOGIN -> TAKEN_OVER;
            case MALICIOUS_IP_FAILED_LOGIN, MALICIOUS_IP_DISCOVERY, TOR_FAILED_LOGIN, TOR_DISCOVERY ->
                "Restrict access to the database from the internet. Lists go stale and hold scanners that"
                        + " do no harm; the list's reason tells which.";
            case ANOMALOUS_DISCOVERY ->
                "If the source is yours (a monitor, a vulnerability scanner), put it on a trusted list."
                        + " Else restrict access to the database.";
            case LOG_FORGERY ->
                "Nobody does this by accident. Look at everything else from that source, and change to a form of"
                        + " log that cannot be forged.";
            case DECOY_USER ->
                "Somebody has read the place where the decoy's name and password lie. Find out which host or file that"
                        + " was, take the source off the network, and look at everything else it has done.";
            case ATTACK_SEQUENCE -> "Somebody is in. Look at its findings in their order. " + TAKEN_OVER;
            case TELEMETRY_SILENT ->
                "See whether the server runs and still logs connections, and whether its log still arrives (postern"
                        + " status). If somebody switched logging off, ask who and why.";
        };
    }
}
