// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.member;

import dev.postern.console.web.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members of an account, and the organisation as far as the account may know of it.
 *
 * @param account that is looked at
 * @param rows in order of their accounts
 * @param membersFault why members cannot be told; empty when they can
 * @param invitations that the account has got
 * @param administrator the account that administers this one; empty when none does
 * @param organizing what the organisation switches on by itself; null when the account is not its administrator
 * @param delegated the delegated administrator; empty when there is none; null when the account does not manage the organisation
 * @param mayChange whether the viewer may change anything
 * @param given what was written, when it was refused; hostile
 * @param fault why something was not done; empty when there is nothing wrong
 */
public record MemberOverview(
        String account,
        List<MemberRow> rows,
        String membersFault,
        List<InvitationRow> invitations,
        String administrator,
        @Nullable Organizing organizing,
        @Nullable String delegated,
        boolean mayChange,
        Parameters given,
        String fault) {

    public MemberOverview {
        rows = List.copyOf(rows);
        invitations = List.copyOf(invitations);
    }
}
