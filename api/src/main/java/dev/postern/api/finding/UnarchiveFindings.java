// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.UnarchiveFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.UnarchiveFindingsResponse;

/** Takes findings out of the archive. */
public record UnarchiveFindings(VisibleFindings findings, Detectors detectors)
        implements Handler<UnarchiveFindingsRequest, UnarchiveFindingsResponse> {

    @Override
    public UnarchiveFindingsResponse handle(Scope scope, UnarchiveFindingsRequest input) {
        detectors.check(scope, input.detectorId());
        findings.of(scope).archive(input.findingIds(), false);
        return UnarchiveFindingsResponse.builder().build();
    }
}
