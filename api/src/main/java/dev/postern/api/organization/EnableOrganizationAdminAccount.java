// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.organization;

import dev.postern.api.Handler;
import dev.postern.api.Refusals;
import dev.postern.api.detector.Detectors;
import dev.postern.api.member.Accounts;
import dev.postern.api.member.Members;
import dev.postern.api.member.Relation;
import dev.postern.api.member.Status;
import dev.postern.store.Scope;
import java.time.InstantSource;
import software.amazon.awssdk.services.guardduty.model.EnableOrganizationAdminAccountRequest;
import software.amazon.awssdk.services.guardduty.model.EnableOrganizationAdminAccountResponse;

/** Names the delegated administrator, who gets a detector if it has none. */
public record EnableOrganizationAdminAccount(Organization organization, Detectors detectors, InstantSource clock)
        implements Handler<EnableOrganizationAdminAccountRequest, EnableOrganizationAdminAccountResponse> {

    @Override
    public EnableOrganizationAdminAccountResponse handle(Scope scope, EnableOrganizationAdminAccountRequest input) {
        organization.requireManagement(scope);
        String account = input.adminAccountId();
        if (!Accounts.isOne(account)) {
            throw Refusals.outOfRange();
        } else if (organization.hasNamed() && !account.equals(organization.administrator())) {
            throw Refusals.because("the organization already has another GuardDuty delegated administrator.");
        }
        Members members = organization.members();
        for (String region : members.regions()) {
            String of = members.administrator(new Scope(account, region));
            Relation known = of == null ? null : members.find(new Scope(of, region), account);
            if (of != null && known != null) {
                members.put(new Scope(of, region), known.with(Status.REMOVED, clock.millis()));
            }
        }
        organization.name(account);
        Scope administrator = new Scope(account, scope.region());
        if (detectors.idIfAny(administrator) == null) {
            detectors.resume(administrator, clock.millis());
        }
        return EnableOrganizationAdminAccountResponse.builder().build();
    }
}
