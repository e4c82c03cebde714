// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import dev.postern.kernel.Outcome;
import java.util.List;

/**
 * The values of a field among the logins that were found.
 *
 * @param top the most frequent, most first
 * @param distinct how many values there are
 */
public record Facet(LoginField field, List<Count> top, int distinct) {

    public Facet {
        top = List.copyOf(top);
    }

    /** A value as people read it; hostile. */
    public String label(Count count) {
        return field == LoginField.OUTCOME ? LoginPictures.words(Outcome.valueOf(count.value())) : count.value();
    }

    /** A value, hostile, and how many logins have it. */
    public record Count(String value, long count) {}
}
