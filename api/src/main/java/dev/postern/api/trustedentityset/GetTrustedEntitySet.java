// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.trustedentityset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressList;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.api.list.ListView;
import dev.postern.store.Scope;
import java.time.Instant;
import software.amazon.awssdk.services.guardduty.model.GetTrustedEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.GetTrustedEntitySetResponse;

/** Tells of the trusted entity list and how it stands. */
public record GetTrustedEntitySet(AddressLists lists, Detectors detectors)
        implements Handler<GetTrustedEntitySetRequest, GetTrustedEntitySetResponse> {

    @Override
    public GetTrustedEntitySetResponse handle(Scope scope, GetTrustedEntitySetRequest input) {
        detectors.check(scope, input.detectorId());
        ListView view = lists.require(scope, ListKind.TRUSTED_ENTITY_SET, input.trustedEntitySetId());
        AddressList list = view.list();
        return GetTrustedEntitySetResponse.builder()
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
