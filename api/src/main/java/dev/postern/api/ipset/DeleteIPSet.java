// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.ipset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.DeleteIpSetRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteIpSetResponse;

/** Removes the trusted IP list. */
public record DeleteIPSet(AddressLists lists, Detectors detectors)
        implements Handler<DeleteIpSetRequest, DeleteIpSetResponse> {

    @Override
    public DeleteIpSetResponse handle(Scope scope, DeleteIpSetRequest input) {
        detectors.check(scope, input.detectorId());
        lists.delete(scope, ListKind.IP_SET, input.ipSetId());
        return DeleteIpSetResponse.builder().build();
    }
}
