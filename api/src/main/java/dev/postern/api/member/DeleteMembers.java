// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.DeleteMembersRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteMembersResponse;

/** Forgets accounts that are no members, or not any more. */
public record DeleteMembers(Members members, Detectors detectors)
        implements Handler<DeleteMembersRequest, DeleteMembersResponse> {

    @Override
    public DeleteMembersResponse handle(Scope scope, DeleteMembersRequest input) {
        detectors.check(scope, input.detectorId());
        return DeleteMembersResponse.builder()
                .unprocessedAccounts(Unprocessed.of(input.accountIds(), account -> delete(scope, account)))
                .build();
    }

    private @Nullable String delete(Scope scope, String account) {
        Relation known = members.find(scope, account);
        if (known == null) {
            return Unprocessed.NOT_CREATED;
        } else if (known.associated()) {
            return Unprocessed.ASSOCIATED;
        }
        members.remove(scope, known);
        return null;
    }
}
