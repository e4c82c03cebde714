// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.coverage;

import dev.postern.api.Refusals;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.CoverageFilterCondition;
import software.amazon.awssdk.services.guardduty.model.CoverageFilterCriteria;
import software.amazon.awssdk.services.guardduty.model.CoverageFilterCriterion;
import software.amazon.awssdk.services.guardduty.model.CoverageResource;
import software.amazon.awssdk.services.guardduty.model.CoverageStatus;

/**
 * The databases as resources of the API. Its kinds of resource are clusters and machines; there is none for databases, and clients
 * refuse or lose what their model does not have. So a row has no kind: only what it shares with the others.
 */
public record CoverageRows(Coverage coverage, Detectors detectors, InstantSource clock) {
    private static final String OFF =
            "findings are switched off: the detector is suspended, or RDS_LOGIN_EVENTS is disabled";

    /** Those that meet criteria, in no order. */
    List<CoverageResource> of(Scope scope, String detectorId, @Nullable CoverageFilterCriteria criteria) {
        detectors.check(scope, detectorId);
        boolean watching = detectors.isWatching(scope);
        return coverage.of(scope).stream()
                .map(each -> row(scope, detectorId, each, watching ? issue(each) : OFF))
                .filter(row ->
                        criteria == null || criteria.filterCriterion().stream().allMatch(each -> meets(row, each)))
                .toList();
    }

    private static @Nullable String issue(DatabaseCoverage database) {
        return database.state() == CoverageState.UNREADABLE ? String.join("; ", database.reasons()) : null;
    }

    private CoverageResource row(Scope scope, String detectorId, DatabaseCoverage database, @Nullable String issue) {
        return CoverageResource.builder()
                .resourceId(database.id())
                .detectorId(detectorId)
                .accountId(scope.account())
                .coverageStatus(issue == null ? CoverageStatus.HEALTHY : CoverageStatus.UNHEALTHY)
                .issue(issue)
                .updatedAt(clock.instant())
                .build();
    }

    private static boolean meets(CoverageResource row, CoverageFilterCriterion criterion) {
        CoverageFilterCondition condition = criterion.filterCondition();
        if (criterion.criterionKeyAsString() == null || condition == null) {
            throw Refusals.invalid("filterCriteria");
        }
        String value = value(row, criterion.criterionKeyAsString());
        return (!condition.hasEqualsValue() || condition.equalsValue().contains(value))
                && (!condition.hasNotEquals() || !condition.notEquals().contains(value));
    }

    /** A value by the name that filters and sorting have for it; empty for what databases do not have or have in common. */
    static String value(CoverageResource row, String name) {
        return switch (name) {
            case "ACCOUNT_ID" -> row.accountId();
            case "COVERAGE_STATUS" -> row.coverageStatusAsString();
            case "INSTANCE_ID" -> row.resourceId();
            case "ISSUE" -> row.issue() == null ? "" : row.issue();
            default -> ""; // all of them are of the same moment
        };
    }
}
