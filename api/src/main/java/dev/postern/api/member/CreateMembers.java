// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.api.organization.Enrolment;
import dev.postern.api.organization.Organization;
import dev.postern.store.Scope;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.CreateMembersRequest;
import software.amazon.awssdk.services.guardduty.model.CreateMembersResponse;

/** Names accounts that are to be members. Those of the organisation are members at once when its administrator names them; others are
 * to be invited. */
public record CreateMembers(
        Members members, Detectors detectors, Organization organization, Enrolment enrolment, InstantSource clock)
        implements Handler<CreateMembersRequest, CreateMembersResponse> {
    /** By invitation, and of an organisation; as in GuardDuty's quotas. */
    private static final int MOST_INVITED = 5_000;

    private static final int MOST_OF_ORGANIZATION = 50_000;

    @Override
    public CreateMembersResponse handle(Scope scope, CreateMembersRequest input) {
        detectors.check(scope, input.detectorId());
        Map<String, String> emails = new LinkedHashMap<>();
        input.accountDetails().forEach(account -> emails.putIfAbsent(account.accountId(), account.email()));
        return CreateMembersResponse.builder()
                .unprocessedAccounts(Unprocessed.of(
                        List.copyOf(emails.keySet()),
                        account -> create(scope, account, Objects.requireNonNull(emails.get(account)))))
                .build();
    }

    private @Nullable String create(Scope scope, String account, String email) {
        Relation known = members.find(scope, account);
        boolean ours = organization.isUsedFor(scope, account);
        if (!Accounts.isOne(account)) {
            return Unprocessed.NO_ACCOUNT;
        } else if (account.equals(scope.account())) {
            return Unprocessed.SELF;
        } else if (members.administrator(scope) != null) {
            return Unprocessed.CREATES_AS_MEMBER;
        } else if (known != null && (known.associated() || !ours)) {
            return Unprocessed.ALREADY_MEMBER;
        } else if (members.of(scope).size() >= (ours ? MOST_OF_ORGANIZATION : MOST_INVITED)) {
            return Unprocessed.TOO_MANY;
        } else if (ours) {
            return enrolment.join(scope, account, email, true);
        }
        members.put(scope, Relation.created(account, email, clock.millis()));
        return null;
    }
}
