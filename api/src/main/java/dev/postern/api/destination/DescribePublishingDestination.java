// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.destination;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.DescribePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.DescribePublishingDestinationResponse;
import software.amazon.awssdk.services.guardduty.model.DestinationType;

/** Tells of a destination and how publishing goes. */
public record DescribePublishingDestination(Destinations destinations, Detectors detectors)
        implements Handler<DescribePublishingDestinationRequest, DescribePublishingDestinationResponse> {

    @Override
    public DescribePublishingDestinationResponse handle(Scope scope, DescribePublishingDestinationRequest input) {
        detectors.check(scope, input.detectorId());
        PublishingDestination destination = destinations.require(scope, input.destinationId());
        return DescribePublishingDestinationResponse.builder()
                .destinationId(destination.id())
                .destinationType(DestinationType.S3)
                .status(destinations.documents().status(scope, destination))
                .publishingFailureStartTimestamp(
                        destinations.documents().state(scope, destination.id()).failingSince())
                .destinationProperties(properties ->
                        properties.destinationArn(destination.destinationArn()).kmsKeyArn(destination.kmsKeyArn()))
                .tags(destination.tags())
                .build();
    }
}
