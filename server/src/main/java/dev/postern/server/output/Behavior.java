// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import dev.postern.kernel.Finding;

/** GuardDuty's member names of unusual and usual values, for each dimension (seen in a captured finding). */
public enum Behavior {
    USER_NAME("UserName", "UserNames", "userName"),
    ASN_ORG("ASN", "AsnOrgs", "asnOrg"),
    APPLICATION_NAME("ApplicationName", "ApplicationNames", "applicationName"),
    DATABASE_NAME("DatabaseName", "DatabaseNames", "databaseName");

    private final String unusual;
    private final String profiled;
    private final String member;

    Behavior(String unusual, String profiled, String member) {
        this.unusual = "unusual" + unusual + "ClusterProfiling";
        this.profiled = "profiledSuccessful" + profiled + "ClusterProfiling";
        this.member = member;
    }

    static Behavior of(Finding.Dimension dimension) {
        return switch (dimension) {
            case USER_NAME -> USER_NAME;
            case ASN_ORG -> ASN_ORG;
            case APPLICATION_NAME -> APPLICATION_NAME;
            case DATABASE_NAME -> DATABASE_NAME;
        };
    }

    /** Name of an unusual value with its counts, in {@code unusualBehavior}. */
    public String unusual() {
        return unusual;
    }

    /** Name of the usual values, in {@code profiledBehavior}. */
    public String profiled() {
        return profiled;
    }

    /** Name of a value within these. */
    public String member() {
        return member;
    }
}
