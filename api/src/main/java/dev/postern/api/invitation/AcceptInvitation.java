// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.invitation;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.AcceptInvitationRequest;
import software.amazon.awssdk.services.guardduty.model.AcceptInvitationResponse;

/** The earlier name of {@link AcceptAdministratorInvitation}. */
@SuppressWarnings("deprecation") // still called
public record AcceptInvitation(Invitations invitations, Detectors detectors)
        implements Handler<AcceptInvitationRequest, AcceptInvitationResponse> {

    @Override
    public AcceptInvitationResponse handle(Scope scope, AcceptInvitationRequest input) {
        detectors.check(scope, input.detectorId());
        invitations.accept(scope, input.masterId(), input.invitationId());
        return AcceptInvitationResponse.builder().build();
    }
}
