// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.threatintelset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListChange;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.UpdateThreatIntelSetRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateThreatIntelSetResponse;

/** Changes a threat IP list, switches it on or off, or lets it be read again. */
public record UpdateThreatIntelSet(AddressLists lists, Detectors detectors)
        implements Handler<UpdateThreatIntelSetRequest, UpdateThreatIntelSetResponse> {

    @Override
    public UpdateThreatIntelSetResponse handle(Scope scope, UpdateThreatIntelSetRequest input) {
        detectors.check(scope, input.detectorId());
        lists.update(
                scope,
                ListKind.THREAT_INTEL_SET,
                input.threatIntelSetId(),
                new ListChange(input.name(), input.location(), input.expectedBucketOwner(), input.activate()));
        return UpdateThreatIntelSetResponse.builder().build();
    }
}
