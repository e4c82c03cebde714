// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.invitation;

import dev.postern.api.Handler;
import dev.postern.api.member.Relation;
import dev.postern.api.member.Status;
import dev.postern.api.member.Unprocessed;
import dev.postern.store.Scope;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.DeleteInvitationsRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteInvitationsResponse;

/** Forgets invitations that were declined, or whose membership has ended. */
public record DeleteInvitations(Invitations invitations)
        implements Handler<DeleteInvitationsRequest, DeleteInvitationsResponse> {

    @Override
    public DeleteInvitationsResponse handle(Scope scope, DeleteInvitationsRequest input) {
        return DeleteInvitationsResponse.builder()
                .unprocessedAccounts(Unprocessed.of(input.accountIds(), account -> delete(scope, account)))
                .build();
    }

    private @Nullable String delete(Scope scope, String account) {
        Relation known = invitations.find(scope, account);
        if (known == null) {
            return Unprocessed.NO_INVITATION;
        } else if (known.associated() || known.status() == Status.INVITED) {
            return Unprocessed.NOT_DECLINED;
        }
        invitations.members().removeInvitation(scope, account);
        return null;
    }
}
