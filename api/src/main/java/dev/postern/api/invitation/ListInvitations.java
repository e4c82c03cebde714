// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.invitation;

import dev.postern.api.Handler;
import dev.postern.api.NamePages;
import dev.postern.api.member.Relation;
import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.Invitation;
import software.amazon.awssdk.services.guardduty.model.ListInvitationsRequest;
import software.amazon.awssdk.services.guardduty.model.ListInvitationsResponse;

/** Tells of the invitations that the account has got, accepted ones among them. */
public record ListInvitations(Invitations invitations)
        implements Handler<ListInvitationsRequest, ListInvitationsResponse> {

    @Override
    public ListInvitationsResponse handle(Scope scope, ListInvitationsRequest input) {
        NamePages.Page page =
                NamePages.page(invitations.members().inviting(scope), input.nextToken(), input.maxResults());
        List<Invitation> found = new ArrayList<>();
        for (String account : page.names()) {
            Relation known = invitations.find(scope, account);
            if (known != null) {
                found.add(Invitation.builder()
                        .accountId(account)
                        .invitationId(known.invitationId())
                        .relationshipStatus(known.status().wire())
                        .invitedAt(Invitations.invitedAt(known))
                        .build());
            }
        }
        return ListInvitationsResponse.builder()
                .invitations(found)
                .nextToken(page.next())
                .build();
    }
}
