// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.list;

/** The kinds of lists, with their limits (GuardDuty's guide, lists). */
public enum ListKind {
    IP_SET("ipset", true, 1, 2_000),
    THREAT_INTEL_SET("threatintelset", false, 6, 250_000),
    TRUSTED_ENTITY_SET("trustedentityset", true, 1, 1_000),
    THREAT_ENTITY_SET("threatentityset", false, 6, 1_000);

    private final String path;
    private final boolean trusted;
    private final int most;
    private final int mostEntries;

    ListKind(String path, boolean trusted, int most, int mostEntries) {
        this.path = path;
        this.trusted = trusted;
        this.most = most;
        this.mostEntries = mostEntries;
    }

    /** What stands before the id in paths and ARNs. */
    public String path() {
        return path;
    }

    /** Whether its addresses are trusted, else they are a threat. */
    public boolean isTrusted() {
        return trusted;
    }

    /** Most lists of an account and region. */
    public int most() {
        return most;
    }

    /** Most entries of a list. */
    public int mostEntries() {
        return mostEntries;
    }
}
