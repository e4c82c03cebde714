// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import software.amazon.awssdk.services.guardduty.model.UnarchiveFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.UnarchiveFindingsResponse;

/** Takes findings out of the archive. */
public record UnarchiveFindings(Store store, Detectors detectors)
        implements Handler<UnarchiveFindingsRequest, UnarchiveFindingsResponse> {

    @Override
    public UnarchiveFindingsResponse handle(Scope scope, UnarchiveFindingsRequest input) {
        detectors.check(scope, input.detectorId());
        store.findings(scope).archive(input.findingIds(), false);
        return UnarchiveFindingsResponse.builder().build();
    }
}
