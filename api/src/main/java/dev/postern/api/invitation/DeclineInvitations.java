// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.invitation;

import dev.postern.api.Handler;
import dev.postern.api.member.Relation;
import dev.postern.api.member.Status;
import dev.postern.api.member.Unprocessed;
import dev.postern.store.Scope;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.DeclineInvitationsRequest;
import software.amazon.awssdk.services.guardduty.model.DeclineInvitationsResponse;

/** Refuses invitations. */
public record DeclineInvitations(Invitations invitations)
        implements Handler<DeclineInvitationsRequest, DeclineInvitationsResponse> {

    @Override
    public DeclineInvitationsResponse handle(Scope scope, DeclineInvitationsRequest input) {
        return DeclineInvitationsResponse.builder()
                .unprocessedAccounts(Unprocessed.of(input.accountIds(), account -> decline(scope, account)))
                .build();
    }

    private @Nullable String decline(Scope scope, String account) {
        Relation known = invitations.find(scope, account);
        if (known == null || known.status() != Status.INVITED) {
            return Unprocessed.NO_INVITATION;
        }
        Scope inviting = new Scope(account, scope.region());
        invitations
                .members()
                .put(inviting, known.with(Status.RESIGNED, invitations.clock().millis()));
        return null;
    }
}
