// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.detector;

import dev.postern.api.Handler;
import dev.postern.store.Scope;
import java.util.Objects;
import software.amazon.awssdk.services.guardduty.model.GetDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;

/** Tells how a detector is set. */
@SuppressWarnings("deprecation") // data sources are still sent
public record GetDetector(Detectors detectors) implements Handler<GetDetectorRequest, GetDetectorResponse> {

    @Override
    public GetDetectorResponse handle(Scope scope, GetDetectorRequest input) {
        Detector detector = detectors.require(scope, input.detectorId());
        return GetDetectorResponse.builder()
                .createdAt(Detector.iso(detector.created()))
                .updatedAt(Detector.iso(detector.updated()))
                .findingPublishingFrequency(Objects.requireNonNullElse(detector.frequency(), Detector.SIX_HOURS))
                .serviceRole("arn:aws:iam::" + scope.account()
                        + ":role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty")
                .status(detector.enabled() ? "ENABLED" : "DISABLED")
                .dataSources(DataSources.of(detector))
                .tags(detector.tags())
                .features(Features.of(detector))
                .build();
    }
}
