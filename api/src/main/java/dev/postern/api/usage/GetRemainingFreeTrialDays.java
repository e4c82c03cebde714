// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.usage;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.AccountFreeTrialInfo;
import software.amazon.awssdk.services.guardduty.model.FreeTrialFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.GetRemainingFreeTrialDaysRequest;
import software.amazon.awssdk.services.guardduty.model.GetRemainingFreeTrialDaysResponse;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;

/** Says that no trial is running. */
public record GetRemainingFreeTrialDays(Detectors detectors)
        implements Handler<GetRemainingFreeTrialDaysRequest, GetRemainingFreeTrialDaysResponse> {
    private static final AccountFreeTrialInfo NONE = AccountFreeTrialInfo.builder()
            .features(FreeTrialFeatureConfigurationResult.builder()
                    .name("RDS_LOGIN_EVENTS")
                    .freeTrialDaysRemaining(0)
                    .build())
            .build();

    @Override
    public GetRemainingFreeTrialDaysResponse handle(Scope scope, GetRemainingFreeTrialDaysRequest input) {
        detectors.check(scope, input.detectorId());
        List<AccountFreeTrialInfo> known = new ArrayList<>();
        List<UnprocessedAccount> others = new ArrayList<>();
        for (String account : new LinkedHashSet<>(input.accountIds())) {
            if (account.equals(scope.account())) {
                known.add(NONE.toBuilder().accountId(account).build());
            } else {
                others.add(UnprocessedAccount.builder()
                        .accountId(account)
                        .result("The request is rejected because the given account ID is not an associated member of"
                                + " account the current account.")
                        .build());
            }
        }
        return GetRemainingFreeTrialDaysResponse.builder()
                .accounts(known)
                .unprocessedAccounts(others)
                .build();
    }
}
