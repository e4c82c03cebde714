// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.usage;

import dev.postern.api.Handler;
import dev.postern.api.NamePages;
import dev.postern.api.Refusals;
import dev.postern.api.coverage.Coverage;
import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.GetUsageStatisticsRequest;
import software.amazon.awssdk.services.guardduty.model.GetUsageStatisticsResponse;
import software.amazon.awssdk.services.guardduty.model.Total;
import software.amazon.awssdk.services.guardduty.model.UsageAccountResult;
import software.amazon.awssdk.services.guardduty.model.UsageCriteria;
import software.amazon.awssdk.services.guardduty.model.UsageFeatureResult;
import software.amazon.awssdk.services.guardduty.model.UsageResourceResult;
import software.amazon.awssdk.services.guardduty.model.UsageStatistics;

/** Says what watching has cost: nothing, told of each account, feature and database that is watched. */
public record GetUsageStatistics(Detectors detectors, Coverage coverage)
        implements Handler<GetUsageStatisticsRequest, GetUsageStatisticsResponse> {
    private static final String LOGINS = "RDS_LOGIN_EVENTS";
    private static final Total NOTHING =
            Total.builder().amount("0.00").unit("USD").build();

    @Override
    public GetUsageStatisticsResponse handle(Scope scope, GetUsageStatisticsRequest input) {
        detectors.check(scope, input.detectorId());
        UsageCriteria criteria = input.usageCriteria();
        boolean asked = (!criteria.hasFeatures() || criteria.featuresAsStrings().contains(LOGINS))
                && (!criteria.hasAccountIds() || criteria.accountIds().contains(scope.account()));
        UsageStatistics.Builder statistics = UsageStatistics.builder();
        GetUsageStatisticsResponse.Builder answer = GetUsageStatisticsResponse.builder();
        switch (input.usageStatisticTypeAsString()) {
            case "SUM_BY_ACCOUNT" -> statistics.sumByAccount(asked ? List.of(account(scope)) : List.of());
            case "SUM_BY_FEATURES" -> statistics.sumByFeature(asked ? List.of(feature()) : List.of());
            case "SUM_BY_DATA_SOURCE" -> statistics.sumByDataSource(List.of());
            case "TOP_ACCOUNTS_BY_FEATURE" -> {
                if (criteria.featuresAsStrings().contains(LOGINS)) {
                    throw Refusals.invalid(); // the model's documentation excludes this one
                }
                statistics.topAccountsByFeature(List.of());
            }
            default -> {
                NamePages.Page page = NamePages.page(
                        asked ? databases(scope, criteria) : List.of(), input.nextToken(), input.maxResults());
                List<UsageResourceResult> resources =
                        page.names().stream().map(GetUsageStatistics::resource).toList();
                boolean top = input.usageStatisticTypeAsString().equals("TOP_RESOURCES");
                answer.nextToken(page.next());
                if (top) {
                    statistics.topResources(resources);
                } else {
                    statistics.sumByResource(resources);
                }
            }
        }
        return answer.usageStatistics(statistics.build()).build();
    }

    private List<String> databases(Scope scope, UsageCriteria criteria) {
        return coverage.of(scope).stream()
                .map(DatabaseCoverage::id)
                .filter(id -> !criteria.hasResources() || criteria.resources().contains(id))
                .toList();
    }

    private static UsageAccountResult account(Scope scope) {
        return UsageAccountResult.builder()
                .accountId(scope.account())
                .total(NOTHING)
                .build();
    }

    private static UsageFeatureResult feature() {
        return UsageFeatureResult.builder().feature(LOGINS).total(NOTHING).build();
    }

    private static UsageResourceResult resource(String id) {
        return UsageResourceResult.builder().resource(id).total(NOTHING).build();
    }
}
