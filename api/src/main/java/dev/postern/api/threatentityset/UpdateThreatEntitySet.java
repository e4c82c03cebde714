// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.threatentityset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListChange;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.UpdateThreatEntitySetRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateThreatEntitySetResponse;

/** Changes a threat entity list, switches it on or off, or lets it be read again. */
public record UpdateThreatEntitySet(AddressLists lists, Detectors detectors)
        implements Handler<UpdateThreatEntitySetRequest, UpdateThreatEntitySetResponse> {

    @Override
    public UpdateThreatEntitySetResponse handle(Scope scope, UpdateThreatEntitySetRequest input) {
        detectors.check(scope, input.detectorId());
        lists.update(
                scope,
                ListKind.THREAT_ENTITY_SET,
                input.threatEntitySetId(),
                new ListChange(input.name(), input.location(), input.expectedBucketOwner(), input.activate()));
        return UpdateThreatEntitySetResponse.builder().build();
    }
}
