// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.Handler;
import dev.postern.api.Refusals;
import dev.postern.api.criteria.Criteria;
import dev.postern.api.detector.Detectors;
import dev.postern.api.finding.AccountFindings.Count;
import dev.postern.store.FindingField;
import dev.postern.store.Scope;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.guardduty.model.FindingStatistics;
import software.amazon.awssdk.services.guardduty.model.GetFindingsStatisticsRequest;
import software.amazon.awssdk.services.guardduty.model.GetFindingsStatisticsResponse;

/** Counts findings: by severity as older programs ask, or grouped. */
@SuppressWarnings("deprecation") // counting by severity is still asked for
public record GetFindingsStatistics(VisibleFindings findings, Detectors detectors)
        implements Handler<GetFindingsStatisticsRequest, GetFindingsStatisticsResponse> {
    private static final int GROUPS = 25;

    @Override
    public GetFindingsStatisticsResponse handle(Scope scope, GetFindingsStatisticsRequest input) {
        detectors.check(scope, input.detectorId());
        boolean grouped = input.groupByAsString() != null;
        if (grouped == input.hasFindingStatisticTypes()
                || (!grouped && (input.orderByAsString() != null || input.maxResults() != null))) {
            throw Refusals.invalid();
        }
        Counts counts = new Counts(findings.of(scope), Criteria.of(input.findingCriteria()));
        FindingStatistics statistics = grouped ? grouped(input, counts) : bySeverity(counts);
        return GetFindingsStatisticsResponse.builder()
                .findingStatistics(statistics)
                .build();
    }

    private static FindingStatistics bySeverity(Counts counts) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        counts.by(FindingField.SEVERITY).stream()
                .sorted(Comparator.comparing(Count::severity))
                .forEach(group -> numbers.put(Double.toString(group.severity()), (int) group.total()));
        return FindingStatistics.builder().countBySeverity(numbers).build();
    }

    private static FindingStatistics grouped(GetFindingsStatisticsRequest input, Counts counts) {
        Comparator<Count> order = Comparator.comparingLong(Count::total);
        List<Count> groups = counts.by(field(input.groupByAsString())).stream()
                .sorted(("ASC".equals(input.orderByAsString()) ? order : order.reversed())
                        .thenComparing(Count::value)
                        .thenComparing(Count::account))
                .limit(Objects.requireNonNullElse(input.maxResults(), GROUPS))
                .toList();
        FindingStatistics.Builder statistics = FindingStatistics.builder();
        return switch (input.groupBy()) {
            case ACCOUNT ->
                statistics.groupedByAccount(GroupModels.accounts(groups)).build();
            case DATE -> statistics.groupedByDate(GroupModels.dates(groups)).build();
            case FINDING_TYPE ->
                statistics.groupedByFindingType(GroupModels.types(groups)).build();
            case RESOURCE ->
                statistics.groupedByResource(GroupModels.resources(groups)).build();
            case SEVERITY ->
                statistics.groupedBySeverity(GroupModels.severities(groups)).build();
            case UNKNOWN_TO_SDK_VERSION -> throw Refusals.invalid("groupBy");
        };
    }

    private static FindingField field(String groupBy) {
        return switch (groupBy) {
            case "DATE" -> FindingField.DAY;
            case "FINDING_TYPE" -> FindingField.TYPE;
            case "RESOURCE" -> FindingField.INSTANCE;
            case "SEVERITY" -> FindingField.SEVERITY;
            default -> FindingField.ACCOUNT;
        };
    }
}
