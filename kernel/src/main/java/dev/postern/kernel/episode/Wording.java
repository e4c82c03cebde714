// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Finding.Factor;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.LoginEvent;

/** A finding in words: a short title and one plain sentence of why, with its numbers. */
record Wording(String title, String description) {

    static Wording of(Episode e) {
        return switch (e.key.type()) {
            case ANOMALOUS_SUCCESSFUL_LOGIN -> anomalousLogin(e);
            case ANOMALOUS_FAILED_LOGIN ->
                new Wording(
                        "Unusual failed logins to " + e.instance,
                        Words.sentence(failures(e)) + " from " + from(e) + " within "
                                + Words.span(e.lastMicros - e.firstMicros) + ".");
            case SUCCESSFUL_BRUTE_FORCE ->
                new Wording(
                        "Successful brute force of " + user(e) + " on " + e.instance,
                        user(e) + " logged in to " + e.instance + " from " + from(e) + " after " + failures(e)
                                + " from there.");
            case MALICIOUS_IP_SUCCESSFUL_LOGIN, TOR_SUCCESSFUL_LOGIN ->
                new Wording(
                        user(e) + " logged in to " + e.instance + " from " + listed(e),
                        user(e) + " logged in to " + e.instance + " "
                                + Words.times(e.tally.successful()) + " from " + from(e) + ", "
                                + listed(e) + ".");
            case MALICIOUS_IP_FAILED_LOGIN, TOR_FAILED_LOGIN ->
                new Wording(
                        "Failed logins to " + e.instance + " from " + listed(e),
                        attempts(e) + " from " + from(e) + ", " + listed(e) + ".");
            case MALICIOUS_IP_DISCOVERY, TOR_DISCOVERY ->
                new Wording(
                        "Connections to " + e.instance + " from " + listed(e),
                        Words.place(e.origin) + ", " + listed(e) + ", opened "
                                + Words.count(e.tally.incomplete(), "connection") + " to " + e.instance
                                + " without trying to log in.");
            case ANOMALOUS_DISCOVERY -> new Wording("Scan of " + e.instance + " from " + from(e), scan(e));
            case LOG_FORGERY ->
                new Wording(
                        "Imitated log records in the log of " + e.instance,
                        "Text that imitates log records was sent to " + e.instance + " through a login"
                                + (e.origin.isTold() ? " from " + Words.place(e.origin) : "") + ": "
                                + Words.count(e.signals, "line") + ", the first at "
                                + e.notes.getOrDefault("firstLine", "an unknown place") + " ("
                                + e.notes.getOrDefault("reason", "no reason told") + ").");
            case DECOY_USER ->
                new Wording(
                        "Decoy account " + user(e) + " used on " + e.instance,
                        "Nobody has a reason to use the decoy account " + user(e) + ", and somebody at "
                                + Words.place(e.origin) + " has: "
                                + Words.count(e.tally.successful(), "successful login") + " and "
                                + Words.count(e.tally.failed(), "failed one") + ".");
            case TELEMETRY_SILENT -> silence(e);
            case ATTACK_SEQUENCE -> throw new IllegalStateException("an attack is told of findings, not of an episode");
        };
    }

    private static Wording silence(Episode e) {
        String databases = e.notes.get("silentDatabases");
        String since = e.notes.getOrDefault("silentSince", "an unknown time");
        String why = " has been seen for " + e.notes.getOrDefault("silentFor", "long") + " since " + since
                + "; at these hours it was never more than "
                + e.notes.getOrDefault("longestKnownSilence", "an unknown time")
                + " in the last weeks.";
        return databases == null
                ? new Wording("No logins to " + e.instance, "No login to " + e.instance + why)
                : new Wording(
                        "No logins to " + databases + " databases",
                        databases + " databases are silent; no login to " + e.instance + why);
    }

    private static Wording anomalousLogin(Episode e) {
        StringBuilder why = new StringBuilder();
        for (Factor factor : e.factors) {
            if (factor.bits() >= 1 || factor.name().equals(Words.FEEDBACK)) {
                why.append(why.length() == 0 ? ": " : "; ").append(factor.text());
            }
        }
        if (e.patterns.contains("application-moved")) {
            return new Wording(
                    "Application " + user(e) + " moved on " + e.instance,
                    user(e) + " began to log in to " + e.instance + " from " + from(e) + why
                            + "; it has gone on as the application does, so it has most likely moved there.");
        }
        String databases = e.notes.get("databases");
        if (databases != null) {
            return new Wording(
                    user(e) + " moved through " + databases + " databases",
                    user(e) + " logged in from " + from(e) + " to " + databases
                            + " databases one soon after the other, each in an unusual way ("
                            + e.notes.getOrDefault("databasesEntered", "") + ")"
                            + (why.length() == 0 ? "" : ". On " + e.instance + why) + ".");
        }
        return new Wording(
                "Unusual login of " + user(e) + " to " + e.instance,
                user(e) + " logged in to " + e.instance + " from " + from(e) + " in an unusual way" + why + ".");
    }

    private static String scan(Episode e) {
        String databases = e.notes.get("databases");
        return Words.place(e.origin) + " opened " + Words.count(e.tally.incomplete(), "connection")
                + (databases == null
                        ? " to " + e.instance + " without logging in"
                        : " without logging in, to " + databases + " databases")
                + ", within " + Words.span(e.lastMicros - e.firstMicros) + ".";
    }

    /** "31 failed logins to orders-pg as 3 users". */
    private static String failures(Episode e) {
        String failed = Words.count(e.tally.failed(), "failed login") + " to " + e.instance;
        int names = e.users.count();
        if (names == 0) {
            return failed;
        }
        return failed + (names == 1 ? " as " + user(e) : " under " + e.users.text() + " user names");
    }

    private static String attempts(Episode e) {
        if (e.tally.successful() == 0) {
            return failures(e);
        }
        return failures(e) + " and " + Words.count(e.tally.successful(), "attempt")
                + " whose outcome the log does not tell";
    }

    private static String user(Episode e) {
        LoginEvent told = e.telling;
        return told == null || told.user() == null ? "an unnamed user" : told.user();
    }

    private static String from(Episode e) {
        boolean many = e.sources.count() > 1;
        if (many && e.shared == EpisodeKey.Sharing.SOURCE) {
            return e.sources.text() + " addresses in " + e.sourceText;
        }
        return many && e.tally.successful() == 0 ? e.sources.text() + " addresses" : Words.place(e.origin);
    }

    private static String listed(Episode e) {
        for (ListEntry entry : e.evidence) {
            String list = entry.list();
            return switch (entry.kind()) {
                case TOR -> "a Tor exit node on the list " + list;
                default -> "an address on the threat list " + list;
            };
        }
        return "a listed address";
    }
}
