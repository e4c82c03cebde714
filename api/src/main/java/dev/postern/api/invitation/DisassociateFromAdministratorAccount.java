// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.invitation;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.DisassociateFromAdministratorAccountRequest;
import software.amazon.awssdk.services.guardduty.model.DisassociateFromAdministratorAccountResponse;

/** Ends the account's membership. */
public record DisassociateFromAdministratorAccount(Invitations invitations, Detectors detectors)
        implements Handler<DisassociateFromAdministratorAccountRequest, DisassociateFromAdministratorAccountResponse> {

    @Override
    public DisassociateFromAdministratorAccountResponse handle(
            Scope scope, DisassociateFromAdministratorAccountRequest input) {
        detectors.check(scope, input.detectorId());
        invitations.leave(scope);
        return DisassociateFromAdministratorAccountResponse.builder().build();
    }
}
