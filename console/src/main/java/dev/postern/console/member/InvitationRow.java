// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.member;

import dev.postern.console.text.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An invitation that the account has got, or what became of one.
 *
 * @param account that has invited
 * @param id of the invitation
 * @param state as the API calls it
 * @param invited when; null when nobody has said
 */
public record InvitationRow(
        String account, String id, String state, @Nullable Moment invited) {

    static InvitationRow of(JsonNode invitation, Instant now) {
        return new InvitationRow(
                invitation.path("accountId").asString(""),
                invitation.path("invitationId").asString(""),
                invitation.path("relationshipStatus").asString(""),
                moment(invitation.path("invitedAt").asString(""), now));
    }

    private static @Nullable Moment moment(String time, Instant now) {
        try {
            return Moment.of(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time)), now, ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether it waits for an answer. */
    public boolean isWaiting() {
        return state.equals("Invited");
    }

    /** Whether it was accepted and still holds. */
    public boolean isAccepted() {
        return state.equals("Enabled") || state.equals("Disabled");
    }

    /** The state in words, as the account that was invited sees it. */
    public String words() {
        return switch (state) {
            case "Invited" -> "waits for an answer";
            case "Enabled", "Disabled" -> "accepted";
            case "Resigned" -> "declined or left";
            case "Removed" -> "ended by the other account";
            default -> state;
        };
    }

    /** Where it is answered. */
    public String address() {
        return InvitationPages.PAGE + "/" + account;
    }
}
