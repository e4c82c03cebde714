// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.ipset;

import dev.postern.api.Handler;
import dev.postern.api.NamePages;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.ListIpSetsRequest;
import software.amazon.awssdk.services.guardduty.model.ListIpSetsResponse;

/** Names the lists of this kind. */
public record ListIPSets(AddressLists lists, Detectors detectors)
        implements Handler<ListIpSetsRequest, ListIpSetsResponse> {

    @Override
    public ListIpSetsResponse handle(Scope scope, ListIpSetsRequest input) {
        detectors.check(scope, input.detectorId());
        NamePages.Page page = lists.page(scope, ListKind.IP_SET, input.nextToken(), input.maxResults());
        return ListIpSetsResponse.builder()
                .ipSetIds(page.names())
                .nextToken(page.next())
                .build();
    }
}
