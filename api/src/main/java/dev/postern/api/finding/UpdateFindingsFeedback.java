// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.feedback.Dismissals;
import dev.postern.store.Scope;
import dev.postern.store.StoredFinding;
import software.amazon.awssdk.services.guardduty.model.UpdateFindingsFeedbackRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateFindingsFeedbackResponse;

/** Keeps what people say of findings. New ones like those that are not useful are suppressed from then on. */
public record UpdateFindingsFeedback(VisibleFindings findings, Detectors detectors, Dismissals dismissals)
        implements Handler<UpdateFindingsFeedbackRequest, UpdateFindingsFeedbackResponse> {

    @Override
    public UpdateFindingsFeedbackResponse handle(Scope scope, UpdateFindingsFeedbackRequest input) {
        detectors.check(scope, input.detectorId());
        findings.of(scope).judge(input.findingIds(), input.feedbackAsString(), input.comments());
        boolean useful = input.feedbackAsString().equals("USEFUL");
        for (StoredFinding finding : findings.of(scope).find(input.findingIds())) {
            if (useful) {
                dismissals.remove(scope, finding.state());
            } else {
                dismissals.add(scope, finding.state());
            }
        }
        return UpdateFindingsFeedbackResponse.builder().build();
    }
}
