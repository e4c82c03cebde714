// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.threatintelset;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressList;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.api.list.ListView;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.GetThreatIntelSetRequest;
import software.amazon.awssdk.services.guardduty.model.GetThreatIntelSetResponse;

/** Tells of a threat IP list and how it stands. */
public record GetThreatIntelSet(AddressLists lists, Detectors detectors)
        implements Handler<GetThreatIntelSetRequest, GetThreatIntelSetResponse> {

    @Override
    public GetThreatIntelSetResponse handle(Scope scope, GetThreatIntelSetRequest input) {
        detectors.check(scope, input.detectorId());
        ListView view = lists.require(scope, ListKind.THREAT_INTEL_SET, input.threatIntelSetId());
        AddressList list = view.list();
        return GetThreatIntelSetResponse.builder()
                .name(list.name())
                .format(list.format())
                .location(list.location())
                .expectedBucketOwner(list.owner())
                .status(view.status())
                .tags(list.tags())
                .build();
    }
}
