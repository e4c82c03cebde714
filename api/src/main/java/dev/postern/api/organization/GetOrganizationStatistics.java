// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.organization;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.GetOrganizationStatisticsRequest;
import software.amazon.awssdk.services.guardduty.model.GetOrganizationStatisticsResponse;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureStatistics;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureStatisticsAdditionalConfiguration;

/** Counts the accounts of the organisation, and those that have each feature on. */
public record GetOrganizationStatistics(
        Organization organization, Detectors detectors, Enrolment enrolment, InstantSource clock)
        implements Handler<GetOrganizationStatisticsRequest, GetOrganizationStatisticsResponse> {

    @Override
    public GetOrganizationStatisticsResponse handle(Scope scope, GetOrganizationStatisticsRequest input) {
        organization.requireAdministrator(scope);
        enrolment.refresh(scope.region());
        List<Scope> accounts = organization.accounts().stream()
                .map(account -> new Scope(account, scope.region()))
                .toList();
        List<Scope> visible = organization.members().visible(scope);
        return GetOrganizationStatisticsResponse.builder()
                .organizationDetails(details -> details.updatedAt(clock.instant())
                        .organizationStatistics(statistics -> statistics
                                .totalAccountsCount(accounts.size())
                                .memberAccountsCount(visible.size() - 1)
                                .activeAccountsCount(count(visible, detectors::isEnabled))
                                .enabledAccountsCount(count(visible, each -> detectors.idIfAny(each) != null))
                                .countByFeature(features(scope, visible))))
                .build();
    }

    private List<OrganizationFeatureStatistics> features(Scope scope, List<Scope> accounts) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (String name : OrganizationFeatures.names(organization.settings(scope.region()))) {
            counts.put(name, new TreeMap<>(Map.of("", 0)));
        }
        for (Scope account : accounts) {
            for (DetectorFeatureConfigurationResult feature : detectors.features(account)) {
                Map<String, Integer> parts = counts.get(feature.nameAsString());
                if (parts != null && feature.statusAsString().equals("ENABLED")) {
                    parts.merge("", 1, Integer::sum);
                }
                if (parts != null) {
                    feature.additionalConfiguration()
                            .forEach(part -> parts.merge(
                                    part.nameAsString(),
                                    part.statusAsString().equals("ENABLED") ? 1 : 0,
                                    Integer::sum));
                }
            }
        }
        return counts.entrySet().stream()
                .map(entry -> statistics(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @param counts by names of parts; the empty one's is of the feature itself */
    private static OrganizationFeatureStatistics statistics(String name, Map<String, Integer> counts) {
        return OrganizationFeatureStatistics.builder()
                .name(name)
                .enabledAccountsCount(counts.get(""))
                .additionalConfiguration(counts.entrySet().stream()
                        .filter(part -> !part.getKey().isEmpty())
                        .map(part -> OrganizationFeatureStatisticsAdditionalConfiguration.builder()
                                .name(part.getKey())
                                .enabledAccountsCount(part.getValue())
                                .build())
                        .toList())
                .build();
    }

    private static int count(List<Scope> accounts, Predicate<Scope> those) {
        return (int) accounts.stream().filter(those).count();
    }
}
