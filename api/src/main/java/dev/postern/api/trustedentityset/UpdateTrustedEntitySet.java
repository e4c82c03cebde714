// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.trustedentityset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListChange;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.UpdateTrustedEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateTrustedEntitySetResponse;

/** Changes the trusted entity list, switches it on or off, or lets it be read again. */
public record UpdateTrustedEntitySet(AddressLists lists, Detectors detectors)
        implements Handler<UpdateTrustedEntitySetRequest, UpdateTrustedEntitySetResponse> {

    @Override
    public UpdateTrustedEntitySetResponse handle(Scope scope, UpdateTrustedEntitySetRequest input) {
        detectors.check(scope, input.detectorId());
        lists.update(
                scope,
                ListKind.TRUSTED_ENTITY_SET,
                input.trustedEntitySetId(),
                new ListChange(input.name(), input.location(), input.expectedBucketOwner(), input.activate()));
        return UpdateTrustedEntitySetResponse.builder().build();
    }
}
