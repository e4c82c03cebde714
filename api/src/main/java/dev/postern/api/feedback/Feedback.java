// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.feedback;

import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What follows from feedback: unusual successful logins that are not useful are expected from then on; of all other kinds, new
 * findings are suppressed.
 */
public record Feedback(ExpectedLogins logins, Dismissals dismissals) {

    /**
     * Takes what somebody says of a finding.
     *
     * @param scope whose word it is
     * @param comment with how far it goes
     */
    public void take(Scope scope, FindingState finding, boolean useful, @Nullable String comment) {
        Wish wish = Wish.of(comment);
        boolean told = ExpectedLogins.isTold(finding.type());
        if (useful && told) {
            logins.remove(scope, finding);
        } else if (useful) {
            dismissals.remove(scope, finding);
        } else if (told) {
            logins.add(scope, finding, wish);
        } else {
            dismissals.add(scope, finding, wish);
        }
    }
}
