// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.feedback;

import dev.postern.kernel.episode.Words;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.Trait;
import java.util.List;

/**
 * The expectations that one login meets.
 *
 * @param met at least one
 * @param name the login's user
 * @param origin where it came from
 */
public record Expected(List<Expectation> met, String name, Origin origin) {

    /** Whether one of them explains the value. */
    public boolean explains(Trait trait, Object value) {
        return met.stream().anyMatch(each -> each.explains(trait, value));
    }

    /** Whether it is the user who is expected, and not only somebody from there. */
    public boolean isOfUser() {
        return met.stream().anyMatch(each -> each.user() != null);
    }

    /** What was said, for people. */
    public String text() {
        long until = met.stream().mapToLong(Expectation::untilMicros).max().orElse(0);
        return "somebody has marked logins " + (isOfUser() ? "of " + name + " " : "") + "from " + origin.networkText()
                + " as expected until " + Words.minute(until);
    }
}
