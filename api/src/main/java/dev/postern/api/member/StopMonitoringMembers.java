// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.organization.Organization;
import dev.postern.store.Scope;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.StopMonitoringMembersRequest;
import software.amazon.awssdk.services.guardduty.model.StopMonitoringMembersResponse;

/** Suspends the detectors of members. */
public record StopMonitoringMembers(
        Members members, Detectors detectors, Organization organization, InstantSource clock)
        implements Handler<StopMonitoringMembersRequest, StopMonitoringMembersResponse> {

    @Override
    public StopMonitoringMembersResponse handle(Scope scope, StopMonitoringMembersRequest input) {
        detectors.check(scope, input.detectorId());
        return StopMonitoringMembersResponse.builder()
                .unprocessedAccounts(Unprocessed.of(input.accountIds(), account -> suspend(scope, account)))
                .build();
    }

    private @Nullable String suspend(Scope scope, String account) {
        Relation known = members.find(scope, account);
        if (known == null || !known.associated()) {
            return Unprocessed.NOT_ASSOCIATED;
        } else if (known.byOrganization() && organization.keepsAll(scope.region())) {
            return Unprocessed.AUTO_ENABLED;
        }
        long now = clock.millis();
        members.put(scope, known.with(Status.DISABLED, now));
        detectors.suspend(new Scope(account, scope.region()), now);
        return null;
    }
}
