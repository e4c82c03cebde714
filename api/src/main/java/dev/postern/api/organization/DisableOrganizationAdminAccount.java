// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.organization;

import dev.postern.api.Handler;
import dev.postern.api.Refusals;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.DisableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.guardduty.model.DisableOrganizationAdminAccountResponse;

/** Takes the delegated administrator its office: there is none then, and its members of the organisation are members no longer. */
public record DisableOrganizationAdminAccount(Organization organization)
        implements Handler<DisableOrganizationAdminAccountRequest, DisableOrganizationAdminAccountResponse> {

    @Override
    public DisableOrganizationAdminAccountResponse handle(Scope scope, DisableOrganizationAdminAccountRequest input) {
        organization.requireManagement(scope);
        if (!input.adminAccountId().equals(organization.administrator())) {
            throw Refusals.because(
                    "the given account is not the GuardDuty delegated administrator of the organization.");
        }
        organization.name("");
        return DisableOrganizationAdminAccountResponse.builder().build();
    }
}
