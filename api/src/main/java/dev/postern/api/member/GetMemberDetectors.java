// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.GetMemberDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.GetMemberDetectorsResponse;
import software.amazon.awssdk.services.guardduty.model.MemberDataSourceConfiguration;

/** Tells how the detectors of members are set. */
@SuppressWarnings("deprecation") // data sources are still read
public record GetMemberDetectors(Members members, Detectors detectors)
        implements Handler<GetMemberDetectorsRequest, GetMemberDetectorsResponse> {

    @Override
    public GetMemberDetectorsResponse handle(Scope scope, GetMemberDetectorsRequest input) {
        detectors.check(scope, input.detectorId());
        List<MemberDataSourceConfiguration> found = new ArrayList<>();
        return GetMemberDetectorsResponse.builder()
                .unprocessedAccounts(Unprocessed.of(input.accountIds(), account -> find(scope, account, found)))
                .memberDataSourceConfigurations(found)
                .build();
    }

    private @Nullable String find(Scope scope, String account, List<MemberDataSourceConfiguration> found) {
        Relation known = members.find(scope, account);
        if (known == null || !known.associated()) {
            return Unprocessed.NOT_ASSOCIATED;
        }
        Scope member = new Scope(account, scope.region());
        found.add(MemberDataSourceConfiguration.builder()
                .accountId(account)
                .dataSources(detectors.dataSources(member))
                .features(detectors.features(member).stream()
                        .map(MemberFeatures::of)
                        .toList())
                .build());
        return null;
    }
}
