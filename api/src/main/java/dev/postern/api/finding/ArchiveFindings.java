// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.ArchiveFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.ArchiveFindingsResponse;

/** Archives findings; further occurrences are still told. */
public record ArchiveFindings(VisibleFindings findings, Detectors detectors)
        implements Handler<ArchiveFindingsRequest, ArchiveFindingsResponse> {

    @Override
    public ArchiveFindingsResponse handle(Scope scope, ArchiveFindingsRequest input) {
        detectors.check(scope, input.detectorId());
        findings.of(scope).archive(input.findingIds(), true);
        return ArchiveFindingsResponse.builder().build();
    }
}
