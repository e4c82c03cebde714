// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.invitation;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.member.Relation;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.Administrator;
import software.amazon.awssdk.services.guardduty.model.GetAdministratorAccountRequest;
import software.amazon.awssdk.services.guardduty.model.GetAdministratorAccountResponse;

/** Tells the account's administrator, if it has one. */
public record GetAdministratorAccount(Invitations invitations, Detectors detectors)
        implements Handler<GetAdministratorAccountRequest, GetAdministratorAccountResponse> {

    @Override
    public GetAdministratorAccountResponse handle(Scope scope, GetAdministratorAccountRequest input) {
        detectors.check(scope, input.detectorId());
        String account = invitations.members().administrator(scope);
        Relation known = invitations.link(scope);
        GetAdministratorAccountResponse.Builder response = GetAdministratorAccountResponse.builder();
        if (account != null && known != null) {
            response.administrator(Administrator.builder()
                    .accountId(account)
                    .invitationId(known.invitationId())
                    .relationshipStatus(known.status().wire())
                    .invitedAt(Invitations.invitedAt(known))
                    .build());
        }
        return response.build();
    }
}
