// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.invitation;

import dev.postern.api.Refusals;
import dev.postern.api.detector.Detectors;
import dev.postern.api.member.Members;
import dev.postern.api.member.Relation;
import dev.postern.api.member.Status;
import dev.postern.api.organization.Organization;
import dev.postern.store.Scope;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What an account does with invitations and with its administrator. An invitation is known by the account that has sent it. */
public record Invitations(Members members, Detectors detectors, Organization organization, InstantSource clock) {

    /** The relation with an account that has invited this one, or null. */
    @Nullable
    Relation find(Scope scope, String administrator) {
        boolean invited = members.inviting(scope).contains(administrator);
        return invited ? members.find(new Scope(administrator, scope.region()), scope.account()) : null;
    }

    /** Makes the account a member of one that has invited it. */
    void accept(Scope scope, String administrator, String invitationId) {
        if (members.of(scope).stream().anyMatch(Invitations::isUnderWay)) {
            throw Refusals.because(
                    "the current account cannot accept invitations since it still has created, invited or"
                            + " associated members.");
        } else if (members.administrator(scope) != null) {
            throw Refusals.because(
                    "the current account cannot accept invitations since it is already an associated member"
                            + " of some master account.");
        }
        Scope inviting = new Scope(administrator, scope.region());
        Relation known = find(scope, administrator);
        if (known == null
                || known.status() != Status.INVITED
                || !known.invitationId().equals(invitationId)) {
            throw Refusals.because(
                    "the current account has no pending invitation from the given master account ID or is"
                            + " already an associated member of another master account.");
        } else if (members.administrator(inviting) != null) {
            throw Refusals.because(
                    "the current account cannot accept the invitation from the given account ID since the"
                            + " latter is an associated member of another master account.");
        }
        members.put(inviting, known.with(Status.ENABLED, clock.millis()));
        detectors.follow(scope, inviting, clock.millis());
    }

    private static boolean isUnderWay(Relation relation) {
        return relation.associated() || relation.status() == Status.CREATED || relation.status() == Status.INVITED;
    }

    /** The relation with the account's administrator, or null. */
    @Nullable
    Relation link(Scope scope) {
        String administrator = members.administrator(scope);
        return administrator == null ? null : members.find(new Scope(administrator, scope.region()), scope.account());
    }

    /** Ends the account's membership. */
    void leave(Scope scope) {
        String administrator = members.administrator(scope);
        Relation known = link(scope);
        if (administrator == null || known == null) {
            throw Refusals.because("the current account is not associated to a master account.");
        } else if (known.byOrganization() && organization.keepsAll(scope.region())) {
            throw Refusals.because("the organization's auto-enable setting ALL keeps its accounts members.");
        }
        members.put(new Scope(administrator, scope.region()), known.with(Status.RESIGNED, clock.millis()));
    }

    /** When an invitation was sent; an account of the organisation needs none. */
    static String invitedAt(Relation relation) {
        long at = relation.invited() == 0 ? relation.updated() : relation.invited();
        return Instant.ofEpochMilli(at).toString();
    }
}
