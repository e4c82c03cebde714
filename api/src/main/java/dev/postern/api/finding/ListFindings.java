// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.Handler;
import dev.postern.api.criteria.Criteria;
import dev.postern.api.criteria.Sort;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.util.Objects;
import software.amazon.awssdk.services.guardduty.model.ListFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.ListFindingsResponse;

/** Names the findings that meet criteria. */
public record ListFindings(VisibleFindings findings, Detectors detectors)
        implements Handler<ListFindingsRequest, ListFindingsResponse> {
    private static final int PAGE = 50;

    @Override
    public ListFindingsResponse handle(Scope scope, ListFindingsRequest input) {
        detectors.check(scope, input.detectorId());
        Sort sort = Sort.of(input.sortCriteria());
        FindingSearch search = new FindingSearch(findings.of(scope), Criteria.of(input.findingCriteria()), sort);
        int limit = Objects.requireNonNullElse(input.maxResults(), PAGE);
        FindingSearch.Result result = search.page(PageToken.read(input.nextToken(), sort), limit);
        return ListFindingsResponse.builder()
                .findingIds(result.findings().stream()
                        .map(finding -> finding.state().id())
                        .toList())
                .nextToken(PageToken.of(result.next(), sort))
                .build();
    }
}
