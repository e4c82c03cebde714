// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.threatentityset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressList;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.api.list.ListView;
import dev.postern.store.Scope;
import java.time.Instant;
import software.amazon.awssdk.services.guardduty.model.GetThreatEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.GetThreatEntitySetResponse;

/** Tells of a threat entity list and how it stands. */
public record GetThreatEntitySet(AddressLists lists, Detectors detectors)
        implements Handler<GetThreatEntitySetRequest, GetThreatEntitySetResponse> {

    @Override
    public GetThreatEntitySetResponse handle(Scope scope, GetThreatEntitySetRequest input) {
        detectors.check(scope, input.detectorId());
        ListView view = lists.require(scope, ListKind.THREAT_ENTITY_SET, input.threatEntitySetId());
        AddressList list = view.list();
        return GetThreatEntitySetResponse.builder()
                .name(list.name())
                .format(list.format())
                .location(list.location())
                .expectedBucketOwner(list.owner())
                .status(view.status())
                .tags(list.tags())
                .createdAt(Instant.ofEpochMilli(list.created()))
                .updatedAt(Instant.ofEpochMilli(list.updated()))
                .errorDetails(view.error())
                .build();
    }
}
