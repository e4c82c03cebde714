// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.member.Members;
import dev.postern.store.Scope;
import dev.postern.store.Store;

/** Findings by who may see them: an account its own, an administrator also those of its members, in the same region. */
public record VisibleFindings(Store store, Members members) {

    /** The findings that an account sees now. */
    AccountFindings of(Scope scope) {
        return new AccountFindings(members.visible(scope).stream()
                .map(each -> new AccountFindings.Part(each.account(), store.findings(each)))
                .toList());
    }
}
