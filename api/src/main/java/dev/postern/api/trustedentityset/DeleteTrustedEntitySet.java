// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.trustedentityset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.DeleteTrustedEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteTrustedEntitySetResponse;

/** Removes the trusted entity list. */
public record DeleteTrustedEntitySet(AddressLists lists, Detectors detectors)
        implements Handler<DeleteTrustedEntitySetRequest, DeleteTrustedEntitySetResponse> {

    @Override
    public DeleteTrustedEntitySetResponse handle(Scope scope, DeleteTrustedEntitySetRequest input) {
        detectors.check(scope, input.detectorId());
        lists.delete(scope, ListKind.TRUSTED_ENTITY_SET, input.trustedEntitySetId());
        return DeleteTrustedEntitySetResponse.builder().build();
    }
}
