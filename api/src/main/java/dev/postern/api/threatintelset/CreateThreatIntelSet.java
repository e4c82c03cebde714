// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.threatintelset;

import dev.postern.api.Handler;
import dev.postern.api.Tokens;
import dev.postern.api.detector.Detectors;
import dev.postern.api.list.AddressLists;
import dev.postern.api.list.ListKind;
import dev.postern.api.list.NewList;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.CreateThreatIntelSetRequest;
import software.amazon.awssdk.services.guardduty.model.CreateThreatIntelSetResponse;

/** Makes a threat IP list. */
public record CreateThreatIntelSet(AddressLists lists, Detectors detectors, Tokens tokens)
        implements Handler<CreateThreatIntelSetRequest, CreateThreatIntelSetResponse> {

    @Override
    public CreateThreatIntelSetResponse handle(Scope scope, CreateThreatIntelSetRequest input) {
        detectors.check(scope, input.detectorId());
        NewList wanted = new NewList(
                input.name(),
                input.formatAsString(),
                input.location(),
                input.expectedBucketOwner(),
                input.activate(),
                input.tags());
        String id = tokens.once(
                scope,
                "CreateThreatIntelSet",
                input.clientToken(),
                () -> lists.create(scope, ListKind.THREAT_INTEL_SET, wanted));
        return CreateThreatIntelSetResponse.builder().threatIntelSetId(id).build();
    }
}
