// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.invitation;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.member.Relation;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.GetMasterAccountRequest;
import software.amazon.awssdk.services.guardduty.model.GetMasterAccountResponse;
import software.amazon.awssdk.services.guardduty.model.Master;

/** The earlier name of {@link GetAdministratorAccount}. */
@SuppressWarnings("deprecation") // still called
public record GetMasterAccount(Invitations invitations, Detectors detectors)
        implements Handler<GetMasterAccountRequest, GetMasterAccountResponse> {

    @Override
    public GetMasterAccountResponse handle(Scope scope, GetMasterAccountRequest input) {
        detectors.check(scope, input.detectorId());
        String account = invitations.members().administrator(scope);
        Relation known = invitations.link(scope);
        GetMasterAccountResponse.Builder response = GetMasterAccountResponse.builder();
        if (account != null && known != null) {
            response.master(Master.builder()
                    .accountId(account)
                    .invitationId(known.invitationId())
                    .relationshipStatus(known.status().wire())
                    .invitedAt(Invitations.invitedAt(known))
                    .build());
        }
        return response.build();
    }
}
