// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.ipset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressList;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.api.list.ListView;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.GetIpSetRequest;
import software.amazon.awssdk.services.guardduty.model.GetIpSetResponse;

/** Tells of the trusted IP list and how it stands. */
public record GetIPSet(AddressLists lists, Detectors detectors) implements Handler<GetIpSetRequest, GetIpSetResponse> {

    @Override
    public GetIpSetResponse handle(Scope scope, GetIpSetRequest input) {
        detectors.check(scope, input.detectorId());
        ListView view = lists.require(scope, ListKind.IP_SET, input.ipSetId());
        AddressList list = view.list();
        return GetIpSetResponse.builder()
                .name(list.name())
                .format(list.format())
                .location(list.location())
                .expectedBucketOwner(list.owner())
                .status(view.status())
                .tags(list.tags())
                .build();
    }
}
