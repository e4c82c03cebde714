// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.UpdateMemberDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateMemberDetectorsResponse;

/** Switches features of members. */
@SuppressWarnings("deprecation") // data sources are still sent
public record UpdateMemberDetectors(Members members, Detectors detectors, InstantSource clock)
        implements Handler<UpdateMemberDetectorsRequest, UpdateMemberDetectorsResponse> {

    @Override
    public UpdateMemberDetectorsResponse handle(Scope scope, UpdateMemberDetectorsRequest input) {
        detectors.check(scope, input.detectorId());
        return UpdateMemberDetectorsResponse.builder()
                .unprocessedAccounts(Unprocessed.of(input.accountIds(), account -> update(scope, account, input)))
                .build();
    }

    private @Nullable String update(Scope scope, String account, UpdateMemberDetectorsRequest input) {
        Relation known = members.find(scope, account);
        if (known == null || !known.associated()) {
            return Unprocessed.NOT_ASSOCIATED;
        }
        List<DetectorFeatureConfiguration> features =
                input.features().stream().map(MemberFeatures::set).toList();
        detectors.set(new Scope(account, scope.region()), input.dataSources(), features, clock.millis());
        return null;
    }
}
