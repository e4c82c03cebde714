// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.destination;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.UpdatePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.UpdatePublishingDestinationResponse;

/** Sets another bucket or key; it is tried anew. */
public record UpdatePublishingDestination(Destinations destinations, Detectors detectors)
        implements Handler<UpdatePublishingDestinationRequest, UpdatePublishingDestinationResponse> {

    @Override
    public UpdatePublishingDestinationResponse handle(Scope scope, UpdatePublishingDestinationRequest input) {
        detectors.check(scope, input.detectorId());
        destinations.update(scope, input.destinationId(), input.destinationProperties());
        return UpdatePublishingDestinationResponse.builder().build();
    }
}
