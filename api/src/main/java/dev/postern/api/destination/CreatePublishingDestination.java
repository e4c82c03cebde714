// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.destination;

import dev.postern.api.Handler;
import dev.postern.api.Tokens;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.CreatePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.CreatePublishingDestinationResponse;

/** Sets the bucket that findings are exported to. */
public record CreatePublishingDestination(Destinations destinations, Detectors detectors, Tokens tokens)
        implements Handler<CreatePublishingDestinationRequest, CreatePublishingDestinationResponse> {

    @Override
    public CreatePublishingDestinationResponse handle(Scope scope, CreatePublishingDestinationRequest input) {
        detectors.check(scope, input.detectorId());
        String id = tokens.once(
                scope,
                "CreatePublishingDestination",
                input.clientToken(),
                () -> destinations.create(scope, input.destinationProperties(), input.tags()));
        return CreatePublishingDestinationResponse.builder().destinationId(id).build();
    }
}
