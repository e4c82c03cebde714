// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.invitation;

import dev.postern.api.Handler;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.GetInvitationsCountRequest;
import software.amazon.awssdk.services.guardduty.model.GetInvitationsCountResponse;

/** Counts invitations that are not accepted. */
public record GetInvitationsCount(Invitations invitations)
        implements Handler<GetInvitationsCountRequest, GetInvitationsCountResponse> {

    @Override
    public GetInvitationsCountResponse handle(Scope scope, GetInvitationsCountRequest input) {
        long waiting = invitations.members().inviting(scope).stream()
                .map(account -> invitations.find(scope, account))
                .filter(known -> known != null && !known.associated())
                .count();
        return GetInvitationsCountResponse.builder()
                .invitationsCount((int) waiting)
                .build();
    }
}
