// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.Handler;
import dev.postern.api.codec.JsonReader;
import dev.postern.api.criteria.FindingView;
import dev.postern.api.criteria.Sort;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import dev.postern.store.StoredFinding;
import java.util.Comparator;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.GetFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.GetFindingsResponse;

/** Tells all of some findings, in the order in which they are asked for unless another is wanted. Unknown ids are passed over. */
public record GetFindings(VisibleFindings findings, Detectors detectors)
        implements Handler<GetFindingsRequest, GetFindingsResponse> {

    @Override
    public GetFindingsResponse handle(Scope scope, GetFindingsRequest input) {
        detectors.check(scope, input.detectorId());
        Comparator<StoredFinding> order = input.sortCriteria() == null
                ? Comparator.comparing(
                        finding -> input.findingIds().indexOf(finding.state().id()))
                : Sort.of(input.sortCriteria()).comparator();
        return GetFindingsResponse.builder()
                .findings(findings.of(scope).find(input.findingIds()).stream()
                        .sorted(order)
                        .map(GetFindings::finding)
                        .toList())
                .build();
    }

    private static Finding finding(StoredFinding stored) {
        Finding.Builder finding = Finding.builder();
        JsonReader.read(FindingView.of(stored).document(), finding);
        return finding.build();
    }
}
