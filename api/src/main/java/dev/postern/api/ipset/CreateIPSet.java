// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.ipset;

import dev.postern.api.Handler;
import dev.postern.api.Tokens;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.api.list.NewList;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.CreateIpSetRequest;
import software.amazon.awssdk.services.guardduty.model.CreateIpSetResponse;

/** Makes the trusted IP list. */
public record CreateIPSet(AddressLists lists, Detectors detectors, Tokens tokens)
        implements Handler<CreateIpSetRequest, CreateIpSetResponse> {

    @Override
    public CreateIpSetResponse handle(Scope scope, CreateIpSetRequest input) {
        detectors.check(scope, input.detectorId());
        NewList wanted = new NewList(
                input.name(),
                input.formatAsString(),
                input.location(),
                input.expectedBucketOwner(),
                input.activate(),
                input.tags());
        String id = tokens.once(
                scope, "CreateIPSet", input.clientToken(), () -> lists.create(scope, ListKind.IP_SET, wanted));
        return CreateIpSetResponse.builder().ipSetId(id).build();
    }
}
