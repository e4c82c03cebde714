// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.threatintelset;

import dev.postern.api.Handler;
import dev.postern.api.NamePages;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.ListThreatIntelSetsRequest;
import software.amazon.awssdk.services.guardduty.model.ListThreatIntelSetsResponse;

/** Names the lists of this kind. */
public record ListThreatIntelSets(AddressLists lists, Detectors detectors)
        implements Handler<ListThreatIntelSetsRequest, ListThreatIntelSetsResponse> {

    @Override
    public ListThreatIntelSetsResponse handle(Scope scope, ListThreatIntelSetsRequest input) {
        detectors.check(scope, input.detectorId());
        NamePages.Page page = lists.page(scope, ListKind.THREAT_INTEL_SET, input.nextToken(), input.maxResults());
        return ListThreatIntelSetsResponse.builder()
                .threatIntelSetIds(page.names())
                .nextToken(page.next())
                .build();
    }
}
