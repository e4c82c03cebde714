// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.organization;

import dev.postern.api.Handler;
import dev.postern.api.NamePages;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.DescribeOrganizationConfigurationRequest;
import software.amazon.awssdk.services.guardduty.model.DescribeOrganizationConfigurationResponse;

/** Tells what the organisation switches on by itself. */
@SuppressWarnings("deprecation") // flags and data sources are still read
public record DescribeOrganizationConfiguration(Organization organization, Detectors detectors)
        implements Handler<DescribeOrganizationConfigurationRequest, DescribeOrganizationConfigurationResponse> {

    /** As many as an organisation may have. */
    private static final int MOST = 50_000;

    @Override
    public DescribeOrganizationConfigurationResponse handle(
            Scope scope, DescribeOrganizationConfigurationRequest input) {
        detectors.check(scope, input.detectorId());
        organization.requireAdministrator(scope);
        Settings settings = organization.settings(scope.region());
        List<String> names = OrganizationFeatures.names(settings);
        NamePages.Page page = NamePages.page(names, input.nextToken(), input.maxResults());
        return DescribeOrganizationConfigurationResponse.builder()
                .autoEnable(settings.members() != AutoEnable.NONE)
                .autoEnableOrganizationMembers(settings.members().name())
                .memberAccountLimitReached(organization.members().of(scope).size() >= MOST)
                .dataSources(OrganizationFeatures.sources(settings))
                .features(names.stream()
                        .filter(page.names()::contains)
                        .map(name -> OrganizationFeatures.of(settings, name))
                        .toList())
                .nextToken(page.next())
                .build();
    }
}
