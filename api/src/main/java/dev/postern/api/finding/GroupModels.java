// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.store.Findings.Group;
import dev.postern.store.Scope;
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
record GroupModels(Scope scope) {
    private static final long MICROS = 1_000;

    List<AccountStatistics> accounts(List<Group> groups) {
        return groups.stream()
                .map(group -> AccountStatistics.builder()
                        .accountId(scope.account())
                        .lastGeneratedAt(last(group))
                        .totalFindings((int) group.total())
                        .build())
                .toList();
    }

    List<DateStatistics> dates(List<Group> groups) {
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

    List<FindingTypeStatistics> types(List<Group> groups) {
        return groups.stream()
                .map(group -> FindingTypeStatistics.builder()
                        .findingType(group.value())
                        .lastGeneratedAt(last(group))
                        .totalFindings((int) group.total())
                        .build())
                .toList();
    }

    List<ResourceStatistics> resources(List<Group> groups) {
        return groups.stream()
                .map(group -> ResourceStatistics.builder()
                        .accountId(scope.account())
                        .resourceId(group.value())
                        .resourceType("RDSDBInstance")
                        .lastGeneratedAt(last(group))
                        .totalFindings((int) group.total())
                        .build())
                .toList();
    }

    List<SeverityStatistics> severities(List<Group> groups) {
        return groups.stream()
                .map(group -> SeverityStatistics.builder()
                        .severity(group.severity())
                        .lastGeneratedAt(last(group))
                        .totalFindings((int) group.total())
                        .build())
                .toList();
    }

    private static Instant last(Group group) {
        return Instant.ofEpochMilli(Math.floorDiv(group.updatedMicros(), MICROS));
    }
}
