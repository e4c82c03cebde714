// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.detector;

import dev.postern.api.Handler;
import dev.postern.api.member.Members;
import dev.postern.store.Scope;
import java.time.InstantSource;
import java.util.Objects;
import software.amazon.awssdk.services.guardduty.model.UpdateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateDetectorResponse;

/** Suspends a detector or lets it go on, and switches features. Members tell changes as often as their administrator does. */
@SuppressWarnings("deprecation") // data sources are still sent
public record UpdateDetector(Detectors detectors, Members members, InstantSource clock)
        implements Handler<UpdateDetectorRequest, UpdateDetectorResponse> {

    @Override
    public UpdateDetectorResponse handle(Scope scope, UpdateDetectorRequest input) {
        Detector known = detectors.require(scope, input.detectorId());
        long now = clock.millis();
        String frequency = input.findingPublishingFrequencyAsString();
        Detector changed = known.with(
                Objects.requireNonNullElse(input.enable(), known.enabled()),
                frequency == null ? known.frequency() : frequency,
                now);
        detectors.put(scope, Features.set(changed, input.dataSources(), input.features(), now));
        for (Scope each : members.visible(scope)) {
            detectors.follow(each, scope, now);
        }
        return UpdateDetectorResponse.builder().build();
    }
}
