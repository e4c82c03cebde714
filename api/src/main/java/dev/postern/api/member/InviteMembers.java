// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.InviteMembersRequest;
import software.amazon.awssdk.services.guardduty.model.InviteMembersResponse;

/** Asks accounts that were named whether they accept. Nothing is sent by mail: they list their invitations. */
public record InviteMembers(Members members, Detectors detectors, InstantSource clock)
        implements Handler<InviteMembersRequest, InviteMembersResponse> {

    @Override
    public InviteMembersResponse handle(Scope scope, InviteMembersRequest input) {
        detectors.check(scope, input.detectorId());
        return InviteMembersResponse.builder()
                .unprocessedAccounts(Unprocessed.of(input.accountIds(), account -> invite(scope, account)))
                .build();
    }

    private @Nullable String invite(Scope scope, String account) {
        Relation known = members.find(scope, account);
        if (account.equals(scope.account())) {
            return Unprocessed.INVITES_ITSELF;
        } else if (members.administrator(scope) != null) {
            return Unprocessed.INVITES_AS_MEMBER;
        } else if (known == null) {
            return Unprocessed.NOT_CREATED;
        } else if (known.associated() || known.status() == Status.INVITED) {
            return Unprocessed.ALREADY_INVITED;
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        members.put(scope, known.invitedBy(id, clock.millis()));
        return null;
    }
}
