// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.threatentityset;

import dev.postern.api.Handler;
import dev.postern.api.Tokens;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.api.list.NewList;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.CreateThreatEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.CreateThreatEntitySetResponse;

/** Makes a threat entity list. */
public record CreateThreatEntitySet(AddressLists lists, Detectors detectors, Tokens tokens)
        implements Handler<CreateThreatEntitySetRequest, CreateThreatEntitySetResponse> {

    @Override
    public CreateThreatEntitySetResponse handle(Scope scope, CreateThreatEntitySetRequest input) {
        detectors.check(scope, input.detectorId());
        NewList wanted = new NewList(
                input.name(),
                input.formatAsString(),
                input.location(),
                input.expectedBucketOwner(),
                input.activate(),
                input.tags());
        String id = tokens.once(
                scope,
                "CreateThreatEntitySet",
                input.clientToken(),
                () -> lists.create(scope, ListKind.THREAT_ENTITY_SET, wanted));
        return CreateThreatEntitySetResponse.builder().threatEntitySetId(id).build();
    }
}
