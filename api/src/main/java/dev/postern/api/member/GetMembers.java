// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.organization.Enrolment;
import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.GetMembersRequest;
import software.amazon.awssdk.services.guardduty.model.GetMembersResponse;
import software.amazon.awssdk.services.guardduty.model.Member;

/** Tells of some members. */
public record GetMembers(Members members, Detectors detectors, Enrolment enrolment)
        implements Handler<GetMembersRequest, GetMembersResponse> {

    @Override
    public GetMembersResponse handle(Scope scope, GetMembersRequest input) {
        detectors.check(scope, input.detectorId());
        enrolment.refresh(scope.region());
        MemberModels models = new MemberModels(detectors, scope);
        List<Member> found = new ArrayList<>();
        return GetMembersResponse.builder()
                .unprocessedAccounts(Unprocessed.of(input.accountIds(), account -> {
                    Relation known = members.find(scope, account);
                    if (known == null) {
                        return Unprocessed.NOT_CREATED;
                    }
                    found.add(models.of(known));
                    return null;
                }))
                .members(found)
                .build();
    }
}
