// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.finding.AccountFindings.Count;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.AccountStatistics;
import software.amazon.awssdk.services.guardduty.model.DateStatistics;
import software.amazon.awssdk.services.guardduty.model.FindingTypeStatistics;
import software.amazon.awssdk.services.guardduty.model.ResourceStatistics;
import software.amazon.awssdk.services.guardduty.model.SeverityStatistics;

/** Groups of findings in the API's forms, which differ in what they are grouped by. */
final class GroupModels {
    private static final long MICROS = 1_000;

    private GroupModels() {}

    static List<AccountStatistics> accounts(List<Count> groups) {
        return groups.stream()
                .map(group -> AccountStatistics.builder()
                        .accountId(group.account())
                        .lastGeneratedAt(last(group))
                        .totalFindings((int) group.total())
                        .build())
                .toList();
    }

    static List<DateStatistics> dates(List<Count> groups) {
        return groups.stream()
                .map(group -> DateStatistics.builder()
                        .date(LocalDate.ofEpochDay(Long.parseLong(group.value()))
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC))
                        .lastGeneratedAt(last(group))
                        .severity(group.severity())
                        .totalFindings((int) group.total())
                        .build())
                .toList();
    }

    static List<FindingTypeStatistics> types(List<Count> groups) {
        return groups.stream()
                .map(group -> FindingTypeStatistics.builder()
                        .findingType(group.value())
                        .lastGeneratedAt(last(group))
                        .totalFindings((int) group.total())
                        .build())
                .toList();
    }

    static List<ResourceStatistics> resources(List<Count> groups) {
        return groups.stream()
                .map(group -> ResourceStatistics.builder()
                        .accountId(group.account())
                        .resourceId(group.value())
                        .resourceType("RDSDBInstance")
                        .lastGeneratedAt(last(group))
                        .totalFindings((int) group.total())
                        .build())
                .toList();
    }

    static List<SeverityStatistics> severities(List<Count> groups) {
        return groups.stream()
                .map(group -> SeverityStatistics.builder()
                        .severity(group.severity())
                        .lastGeneratedAt(last(group))
                        .totalFindings((int) group.total())
                        .build())
                .toList();
    }

    private static Instant last(Count group) {
        return Instant.ofEpochMilli(Math.floorDiv(group.updatedMicros(), MICROS));
    }
}
