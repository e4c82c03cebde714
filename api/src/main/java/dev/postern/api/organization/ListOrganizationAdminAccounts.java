// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.organization;

import dev.postern.api.Handler;
import dev.postern.store.Scope;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.AdminAccount;
import software.amazon.awssdk.services.guardduty.model.AdminStatus;
import software.amazon.awssdk.services.guardduty.model.ListOrganizationAdminAccountsRequest;
import software.amazon.awssdk.services.guardduty.model.ListOrganizationAdminAccountsResponse;

/** Tells the delegated administrator. */
public record ListOrganizationAdminAccounts(Organization organization)
        implements Handler<ListOrganizationAdminAccountsRequest, ListOrganizationAdminAccountsResponse> {

    @Override
    public ListOrganizationAdminAccountsResponse handle(Scope scope, ListOrganizationAdminAccountsRequest input) {
        organization.requireManagement(scope);
        String administrator = organization.administrator();
        return ListOrganizationAdminAccountsResponse.builder()
                .adminAccounts(
                        administrator == null
                                ? List.of()
                                : List.of(AdminAccount.builder()
                                        .adminAccountId(administrator)
                                        .adminStatus(AdminStatus.ENABLED)
                                        .build()))
                .build();
    }
}
