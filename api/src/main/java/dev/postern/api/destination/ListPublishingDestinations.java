// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.destination;

import dev.postern.api.Handler;
import dev.postern.api.NamePages;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.Destination;
import software.amazon.awssdk.services.guardduty.model.DestinationType;
import software.amazon.awssdk.services.guardduty.model.ListPublishingDestinationsRequest;
import software.amazon.awssdk.services.guardduty.model.ListPublishingDestinationsResponse;

/** Lists destinations with how publishing goes. */
public record ListPublishingDestinations(Destinations destinations, Detectors detectors)
        implements Handler<ListPublishingDestinationsRequest, ListPublishingDestinationsResponse> {

    @Override
    public ListPublishingDestinationsResponse handle(Scope scope, ListPublishingDestinationsRequest input) {
        detectors.check(scope, input.detectorId());
        List<String> ids = destinations.documents().all(scope).stream()
                .map(PublishingDestination::id)
                .toList();
        NamePages.Page page = NamePages.page(ids, input.nextToken(), input.maxResults());
        return ListPublishingDestinationsResponse.builder()
                .destinations(
                        page.names().stream().map(id -> destination(scope, id)).toList())
                .nextToken(page.next())
                .build();
    }

    private Destination destination(Scope scope, String id) {
        return Destination.builder()
                .destinationId(id)
                .destinationType(DestinationType.S3)
                .status(destinations.documents().status(scope, destinations.require(scope, id)))
                .build();
    }
}
