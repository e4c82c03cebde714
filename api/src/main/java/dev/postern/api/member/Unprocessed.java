// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;

/**
 * Accounts that an operation could not be done for. Source of the reasons: GuardDuty's earlier API reference, and the replies that
 * the Terraform provider quotes. Programs compare some of them.
 */
public final class Unprocessed {
    static final String NO_ACCOUNT = reason("an invalid or out-of-range value is specified as an input parameter.");
    static final String SELF = reason("an account cannot become a member of itself.");
    static final String ALREADY_MEMBER =
            reason("the given account ID is already a member or associated member of the current account.");
    static final String CREATES_AS_MEMBER = reason(
            "the current account cannot create members since it is already an associated member of another master account.");
    static final String TOO_MANY = reason(
            "the current account cannot create anymore members since it cannot exceed the maximum number of allowed members.");
    static final String NOT_ASSOCIATED =
            reason("the given account ID is not an associated member of account the current account.");
    static final String NOT_CREATED = reason("the given account ID is not a member of the current account.");
    static final String ASSOCIATED =
            reason("the current account cannot delete the given member account ID since it is still associated to it.");
    static final String INVITES_ITSELF = reason("the current account cannot invite itself.");
    static final String INVITES_AS_MEMBER = reason(
            "the current account cannot invite other accounts since it is already an associated member of another master account.");
    static final String ALREADY_INVITED = reason(
            "the current account has already invited or is already the GuardDuty master of the given member account ID.");
    /** Nobody has invited the account. */
    public static final String NO_INVITATION =
            reason("the current account has no pending invitation from the given master account ID.");
    /** The invitation is accepted, or waits. */
    public static final String NOT_DECLINED = reason(
            "the current account cannot delete the invitation from the given master account ID since it is still associated to it or has not declined their invitation yet.");
    /** The organisation wants all its accounts to be members. */
    public static final String AUTO_ENABLED =
            reason("the organization's auto-enable setting ALL keeps its accounts members that are monitored.");
    /** It is another administrator's, or an administrator itself. */
    public static final String OF_ANOTHER =
            reason("the given account ID is already an associated member of another master account.");
    /** The administrator or the management account has no detector. */
    public static final String MANAGEMENT_IS_OFF =
            "Operation failed because your organization master must first enable GuardDuty to be added as a member";

    private Unprocessed() {}

    private static String reason(String words) {
        return "The request is rejected because " + words;
    }

    /**
     * Does something for each of some accounts.
     *
     * @param step returns why it cannot be done, or null when it is done
     */
    public static List<UnprocessedAccount> of(List<String> accounts, Function<String, @Nullable String> step) {
        List<UnprocessedAccount> unprocessed = new ArrayList<>();
        for (String account : accounts) {
            String reason = step.apply(account);
            if (reason != null) {
                unprocessed.add(UnprocessedAccount.builder()
                        .accountId(account)
                        .result(reason)
                        .build());
            }
        }
        return unprocessed;
    }
}
