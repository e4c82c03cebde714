// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.detector;

import dev.postern.api.Handler;
import dev.postern.api.Refusals;
import dev.postern.api.Tokens;
import dev.postern.store.Scope;
import java.time.InstantSource;
import software.amazon.awssdk.services.guardduty.model.CreateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.CreateDetectorResponse;

/** Makes the detector of an account and region; there is no more than one. */
@SuppressWarnings("deprecation") // data sources are still sent
public record CreateDetector(Detectors detectors, Tokens tokens, InstantSource clock)
        implements Handler<CreateDetectorRequest, CreateDetectorResponse> {

    @Override
    public CreateDetectorResponse handle(Scope scope, CreateDetectorRequest input) {
        String id = tokens.once(scope, "CreateDetector", input.clientToken(), () -> create(scope, input));
        return CreateDetectorResponse.builder().detectorId(id).build();
    }

    private String create(Scope scope, CreateDetectorRequest input) {
        if (detectors.find(scope) != null) {
            throw Refusals.because("a detector already exists for the current account.");
        }
        long now = clock.millis();
        Detector fresh = Detector.of(detectors.idOf(scope), now)
                .with(input.enable(), input.findingPublishingFrequencyAsString(), now)
                .with(input.tags());
        detectors.put(scope, Features.set(fresh, input.dataSources(), input.features(), now));
        return fresh.id();
    }
}
