// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.invitation;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.AcceptAdministratorInvitationRequest;
import software.amazon.awssdk.services.guardduty.model.AcceptAdministratorInvitationResponse;

/** Makes the account a member of one that has invited it. */
public record AcceptAdministratorInvitation(Invitations invitations, Detectors detectors)
        implements Handler<AcceptAdministratorInvitationRequest, AcceptAdministratorInvitationResponse> {

    @Override
    public AcceptAdministratorInvitationResponse handle(Scope scope, AcceptAdministratorInvitationRequest input) {
        detectors.check(scope, input.detectorId());
        invitations.accept(scope, input.administratorId(), input.invitationId());
        return AcceptAdministratorInvitationResponse.builder().build();
    }
}
