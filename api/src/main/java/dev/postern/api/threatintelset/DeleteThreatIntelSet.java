// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.threatintelset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.DeleteThreatIntelSetRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteThreatIntelSetResponse;

/** Removes a threat IP list. */
public record DeleteThreatIntelSet(AddressLists lists, Detectors detectors)
        implements Handler<DeleteThreatIntelSetRequest, DeleteThreatIntelSetResponse> {

    @Override
    public DeleteThreatIntelSetResponse handle(Scope scope, DeleteThreatIntelSetRequest input) {
        detectors.check(scope, input.detectorId());
        lists.delete(scope, ListKind.THREAT_INTEL_SET, input.threatIntelSetId());
        return DeleteThreatIntelSetResponse.builder().build();
    }
}
