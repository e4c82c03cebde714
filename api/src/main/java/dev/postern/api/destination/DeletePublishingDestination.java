// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.destination;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.DeletePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.DeletePublishingDestinationResponse;

/** Ends the export. */
public record DeletePublishingDestination(Destinations destinations, Detectors detectors)
        implements Handler<DeletePublishingDestinationRequest, DeletePublishingDestinationResponse> {

    @Override
    public DeletePublishingDestinationResponse handle(Scope scope, DeletePublishingDestinationRequest input) {
        detectors.check(scope, input.detectorId());
        destinations.delete(scope, input.destinationId());
        return DeletePublishingDestinationResponse.builder().build();
    }
}
