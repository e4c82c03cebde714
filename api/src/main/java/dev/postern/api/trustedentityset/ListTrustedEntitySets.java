// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.trustedentityset;

import dev.postern.api.Handler;
import dev.postern.api.NamePages;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.ListTrustedEntitySetsRequest;
import software.amazon.awssdk.services.guardduty.model.ListTrustedEntitySetsResponse;

/** Names the lists of this kind. */
public record ListTrustedEntitySets(AddressLists lists, Detectors detectors)
        implements Handler<ListTrustedEntitySetsRequest, ListTrustedEntitySetsResponse> {

    @Override
    public ListTrustedEntitySetsResponse handle(Scope scope, ListTrustedEntitySetsRequest input) {
        detectors.check(scope, input.detectorId());
        NamePages.Page page = lists.page(scope, ListKind.TRUSTED_ENTITY_SET, input.nextToken(), input.maxResults());
        return ListTrustedEntitySetsResponse.builder()
                .trustedEntitySetIds(page.names())
                .nextToken(page.next())
                .build();
    }
}
