// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.feedback.Feedback;
import dev.postern.store.Scope;
import dev.postern.store.StoredFinding;
import software.amazon.awssdk.services.guardduty.model.UpdateFindingsFeedbackRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateFindingsFeedbackResponse;

/** Keeps what people say of findings, and lets it count from then on. */
public record UpdateFindingsFeedback(VisibleFindings findings, Detectors detectors, Feedback feedback)
        implements Handler<UpdateFindingsFeedbackRequest, UpdateFindingsFeedbackResponse> {

    @Override
    public UpdateFindingsFeedbackResponse handle(Scope scope, UpdateFindingsFeedbackRequest input) {
        detectors.check(scope, input.detectorId());
        boolean useful = input.feedbackAsString().equals("USEFUL");
        for (StoredFinding finding : findings.of(scope).find(input.findingIds())) {
            feedback.take(scope, finding.state(), useful, input.comments());
        }
        findings.of(scope).judge(input.findingIds(), input.feedbackAsString(), input.comments());
        return UpdateFindingsFeedbackResponse.builder().build();
    }
}
