// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.coverage;

import dev.postern.api.Handler;
import dev.postern.store.Scope;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.guardduty.model.CoverageResource;
import software.amazon.awssdk.services.guardduty.model.CoverageStatistics;
import software.amazon.awssdk.services.guardduty.model.GetCoverageStatisticsRequest;
import software.amazon.awssdk.services.guardduty.model.GetCoverageStatisticsResponse;

/** Counts databases by whether they are watched. By kind there is nothing to count: no kind of the API's is that of a database. */
public record GetCoverageStatistics(CoverageRows rows)
        implements Handler<GetCoverageStatisticsRequest, GetCoverageStatisticsResponse> {

    @Override
    public GetCoverageStatisticsResponse handle(Scope scope, GetCoverageStatisticsRequest input) {
        Map<String, Long> byStatus = rows.of(scope, input.detectorId(), input.filterCriteria()).stream()
                .collect(Collectors.groupingBy(
                        CoverageResource::coverageStatusAsString, TreeMap::new, Collectors.counting()));
        CoverageStatistics.Builder statistics = CoverageStatistics.builder();
        if (input.statisticsTypeAsStrings().contains("COUNT_BY_COVERAGE_STATUS")) {
            statistics.countByCoverageStatusWithStrings(byStatus);
        }
        if (input.statisticsTypeAsStrings().contains("COUNT_BY_RESOURCE_TYPE")) {
            statistics.countByResourceTypeWithStrings(Map.of());
        }
        return GetCoverageStatisticsResponse.builder()
                .coverageStatistics(statistics.build())
                .build();
    }
}
