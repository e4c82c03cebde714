// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.UpdateFindingsFeedbackRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateFindingsFeedbackResponse;

/** Keeps what people say of findings. */
public record UpdateFindingsFeedback(VisibleFindings findings, Detectors detectors)
        implements Handler<UpdateFindingsFeedbackRequest, UpdateFindingsFeedbackResponse> {

    @Override
    public UpdateFindingsFeedbackResponse handle(Scope scope, UpdateFindingsFeedbackRequest input) {
        detectors.check(scope, input.detectorId());
        findings.of(scope).judge(input.findingIds(), input.feedbackAsString(), input.comments());
        return UpdateFindingsFeedbackResponse.builder().build();
    }
}
