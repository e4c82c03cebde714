// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.ipset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListChange;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.UpdateIpSetRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateIpSetResponse;

/** Changes the trusted IP list, switches it on or off, or lets it be read again. */
public record UpdateIPSet(AddressLists lists, Detectors detectors)
        implements Handler<UpdateIpSetRequest, UpdateIpSetResponse> {

    @Override
    public UpdateIpSetResponse handle(Scope scope, UpdateIpSetRequest input) {
        detectors.check(scope, input.detectorId());
        lists.update(
                scope,
                ListKind.IP_SET,
                input.ipSetId(),
                new ListChange(input.name(), input.location(), input.expectedBucketOwner(), input.activate()));
        return UpdateIpSetResponse.builder().build();
    }
}
