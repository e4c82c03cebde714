// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.StartMonitoringMembersRequest;
import software.amazon.awssdk.services.guardduty.model.StartMonitoringMembersResponse;

/** Lets the detectors of members go on. */
public record StartMonitoringMembers(Members members, Detectors detectors, InstantSource clock)
        implements Handler<StartMonitoringMembersRequest, StartMonitoringMembersResponse> {

    @Override
    public StartMonitoringMembersResponse handle(Scope scope, StartMonitoringMembersRequest input) {
        detectors.check(scope, input.detectorId());
        return StartMonitoringMembersResponse.builder()
                .unprocessedAccounts(Unprocessed.of(input.accountIds(), account -> resume(scope, account)))
                .build();
    }

    private @Nullable String resume(Scope scope, String account) {
        Relation known = members.find(scope, account);
        if (known == null || !known.associated()) {
            return Unprocessed.NOT_ASSOCIATED;
        }
        long now = clock.millis();
        members.put(scope, known.with(Status.ENABLED, now));
        detectors.resume(new Scope(account, scope.region()), now);
        return null;
    }
}
