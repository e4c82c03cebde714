// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.member.Members;
import dev.postern.store.Findings;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.util.List;

/** Findings by who may see them: an account its own, an administrator also those of its members, in the same region. */
public record VisibleFindings(Store store, Members members) {

    /** The findings that an account sees now. */
    AccountFindings of(Scope scope) {
        return new AccountFindings(members.visible(scope).stream()
                .map(each -> new AccountFindings.Part(each.account(), store.findings(each)))
                .toList());
    }

    /** The same to read, for who asks the store. */
    public Findings joint(Scope scope) {
        List<Findings> parts =
                members.visible(scope).stream().map(store::findings).toList();
        return parts.size() == 1 ? parts.get(0) : new JointFindings(parts);
    }
}
