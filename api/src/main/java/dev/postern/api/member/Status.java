// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

/** How far the relation of an administrator and a member has come, as far as Postern has such states. */
public enum Status {
    /** The administrator has named the account, which knows nothing of it. */
    CREATED("Created"),
    /** The account is asked whether it accepts. */
    INVITED("Invited"),
    /** The account is a member. */
    ENABLED("Enabled"),
    /** The account is a member whose detector the administrator has suspended. */
    DISABLED("Disabled"),
    /** The administrator has ended the membership. */
    REMOVED("Removed"),
    /** The account has declined, or has ended its membership. */
    RESIGNED("Resigned");

    private final String wire;

    Status(String wire) {
        this.wire = wire;
    }

    /** As the API tells it. */
    public String wire() {
        return wire;
    }
}
