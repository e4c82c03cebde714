// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.member;

import tools.jackson.databind.JsonNode;

/**
 * A member of an account, or one that is to be or was.
 *
 * @param email as somebody has given it; hostile
 * @param state as the API calls it
 */
public record MemberRow(String account, String email, String state) {

    static MemberRow of(JsonNode member) {
        return new MemberRow(
                member.path("accountId").asString(""),
                member.path("email").asString(""),
                member.path("relationshipStatus").asString(""));
    }

    /** The state in words. */
    public String words() {
        return switch (state) {
            case "Created" -> "named, not invited";
            case "Invited" -> "invited";
            case "Enabled" -> "member";
            case "Disabled" -> "member, suspended";
            case "Removed" -> "disassociated";
            case "Resigned" -> "has declined or left";
            default -> state;
        };
    }

    /** How the state is marked. */
    public String badge() {
        return isWatched() ? "good" : isSuspended() ? "warn" : "";
    }

    /** Whether it is a member whose detector may be on. */
    public boolean isWatched() {
        return state.equals("Enabled");
    }

    /** Whether it is a member whose detector is suspended. */
    public boolean isSuspended() {
        return state.equals("Disabled");
    }

    /** Whether its detector can be seen and set from here. */
    public boolean isAssociated() {
        return isWatched() || isSuspended();
    }

    /** Whether it can be invited. */
    public boolean canBeInvited() {
        return !isAssociated() && !state.equals("Invited");
    }

    /** Where it is changed. */
    public String address() {
        return MemberPages.PAGE + "/" + account;
    }
}
