// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.threatentityset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.DeleteThreatEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteThreatEntitySetResponse;

/** Removes a threat entity list. */
public record DeleteThreatEntitySet(AddressLists lists, Detectors detectors)
        implements Handler<DeleteThreatEntitySetRequest, DeleteThreatEntitySetResponse> {

    @Override
    public DeleteThreatEntitySetResponse handle(Scope scope, DeleteThreatEntitySetRequest input) {
        detectors.check(scope, input.detectorId());
        lists.delete(scope, ListKind.THREAT_ENTITY_SET, input.threatEntitySetId());
        return DeleteThreatEntitySetResponse.builder().build();
    }
}
