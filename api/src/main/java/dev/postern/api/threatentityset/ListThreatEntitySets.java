// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.threatentityset;

import dev.postern.api.Handler;
import dev.postern.api.NamePages;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.ListThreatEntitySetsRequest;
import software.amazon.awssdk.services.guardduty.model.ListThreatEntitySetsResponse;

/** Names the lists of this kind. */
public record ListThreatEntitySets(AddressLists lists, Detectors detectors)
        implements Handler<ListThreatEntitySetsRequest, ListThreatEntitySetsResponse> {

    @Override
    public ListThreatEntitySetsResponse handle(Scope scope, ListThreatEntitySetsRequest input) {
        detectors.check(scope, input.detectorId());
        NamePages.Page page = lists.page(scope, ListKind.THREAT_ENTITY_SET, input.nextToken(), input.maxResults());
        return ListThreatEntitySetsResponse.builder()
                .threatEntitySetIds(page.names())
                .nextToken(page.next())
                .build();
    }
}
