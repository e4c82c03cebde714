// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.invitation;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.DisassociateFromMasterAccountRequest;
import software.amazon.awssdk.services.guardduty.model.DisassociateFromMasterAccountResponse;

/** The earlier name of {@link DisassociateFromAdministratorAccount}. */
@SuppressWarnings("deprecation") // still called
public record DisassociateFromMasterAccount(Invitations invitations, Detectors detectors)
        implements Handler<DisassociateFromMasterAccountRequest, DisassociateFromMasterAccountResponse> {

    @Override
    public DisassociateFromMasterAccountResponse handle(Scope scope, DisassociateFromMasterAccountRequest input) {
        detectors.check(scope, input.detectorId());
        invitations.leave(scope);
        return DisassociateFromMasterAccountResponse.builder().build();
    }
}
