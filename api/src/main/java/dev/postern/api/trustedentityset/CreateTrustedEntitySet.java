// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.trustedentityset;

import dev.postern.api.Handler;
import dev.postern.api.Tokens;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.api.list.NewList;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.CreateTrustedEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.CreateTrustedEntitySetResponse;

/** Makes the trusted entity list. */
public record CreateTrustedEntitySet(AddressLists lists, Detectors detectors, Tokens tokens)
        implements Handler<CreateTrustedEntitySetRequest, CreateTrustedEntitySetResponse> {

    @Override
    public CreateTrustedEntitySetResponse handle(Scope scope, CreateTrustedEntitySetRequest input) {
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
                "CreateTrustedEntitySet",
                input.clientToken(),
                () -> lists.create(scope, ListKind.TRUSTED_ENTITY_SET, wanted));
        return CreateTrustedEntitySetResponse.builder().trustedEntitySetId(id).build();
    }
}
