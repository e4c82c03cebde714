// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.organization;

import dev.postern.api.Handler;
import dev.postern.api.Refusals;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.UpdateOrganizationConfigurationRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateOrganizationConfigurationResponse;

/** Sets what the organisation switches on by itself, and switches it on where that concerns accounts that are there already. What is on
 * stays on. */
@SuppressWarnings("deprecation") // flags and data sources are still sent
public record UpdateOrganizationConfiguration(Organization organization, Detectors detectors, Enrolment enrolment)
        implements Handler<UpdateOrganizationConfigurationRequest, UpdateOrganizationConfigurationResponse> {

    @Override
    public UpdateOrganizationConfigurationResponse handle(Scope scope, UpdateOrganizationConfigurationRequest input) {
        detectors.check(scope, input.detectorId());
        organization.requireAdministrator(scope);
        String members = input.autoEnableOrganizationMembersAsString();
        if (members != null && input.autoEnable() != null) {
            throw Refusals.invalid();
        } else if (input.dataSources() != null && input.hasFeatures()) {
            throw Refusals.because("both dataSources and features are specified; use features alone.");
        }
        Settings settings = organization.settings(scope.region());
        if (members != null) {
            settings = settings.with(AutoEnable.valueOf(members));
        } else if (input.autoEnable() != null) {
            settings = settings.with(AutoEnable.of(input.autoEnable()));
        }
        settings = settings.with(
                input.dataSources() == null ? input.features() : OrganizationFeatures.of(input.dataSources()));
        enrolment.enrol(scope.region(), false); // whoever is there by now is not new
        organization.put(scope.region(), settings);
        enrolment.enrol(scope.region(), true);
        return UpdateOrganizationConfigurationResponse.builder().build();
    }
}
