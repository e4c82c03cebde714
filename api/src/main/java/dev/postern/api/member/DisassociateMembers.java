// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.organization.Organization;
import dev.postern.store.Scope;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.DisassociateMembersRequest;
import software.amazon.awssdk.services.guardduty.model.DisassociateMembersResponse;

/** Ends the membership of accounts. Their detectors stay as they are. */
public record DisassociateMembers(Members members, Detectors detectors, Organization organization, InstantSource clock)
        implements Handler<DisassociateMembersRequest, DisassociateMembersResponse> {

    @Override
    public DisassociateMembersResponse handle(Scope scope, DisassociateMembersRequest input) {
        detectors.check(scope, input.detectorId());
        return DisassociateMembersResponse.builder()
                .unprocessedAccounts(Unprocessed.of(input.accountIds(), account -> end(scope, account)))
                .build();
    }

    private @Nullable String end(Scope scope, String account) {
        Relation known = members.find(scope, account);
        if (known == null || !known.associated()) {
            return Unprocessed.NOT_ASSOCIATED;
        } else if (known.byOrganization() && organization.keepsAll(scope.region())) {
            return Unprocessed.AUTO_ENABLED;
        }
        members.put(scope, known.with(Status.REMOVED, clock.millis()));
        return null;
    }
}
