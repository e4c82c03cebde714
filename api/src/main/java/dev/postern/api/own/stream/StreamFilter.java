// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.stream;

import dev.postern.api.own.Parameters;
import dev.postern.api.own.Problems;
import dev.postern.store.FindingState;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which findings a stream tells.
 *
 * @param minSeverity least severity
 * @param types of which they are; empty for any
 * @param instance database that they are about, or null for any
 * @param all also those that no delivery is made of: of history, of what is still being learnt, and those that a rule suppresses
 */
public record StreamFilter(
        int minSeverity, Set<String> types, @Nullable String instance, boolean all) {
    /** Their names, with the one for the place to go on from. */
    public static final Set<String> NAMES = Set.of("minSeverity", "types", "instance", "include", "after");

    private static final int MOST_SEVERE = 10;
    private static final int MOST_TYPES = 50;

    private enum Include {
        DELIVERED,
        ALL
    }

    /** What a query asks for. */
    public static StreamFilter of(Parameters query) {
        String types = query.text("types");
        Set<String> all = types == null ? Set.of() : Set.copyOf(Arrays.asList(types.split(",", -1)));
        if (all.size() > MOST_TYPES || all.contains("")) {
            throw Problems.invalid("types must be at most " + MOST_TYPES + " finding types with commas between");
        }
        return new StreamFilter(
                query.number("minSeverity", 0, 0, MOST_SEVERE),
                all,
                query.text("instance"),
                query.one("include", Include.class) == Include.ALL);
    }

    boolean admits(FindingState finding) {
        return finding.severity() >= minSeverity
                && (types.isEmpty() || types.contains(finding.type()))
                && (instance == null || instance.equals(finding.instance()))
                && (all || (finding.send() && !finding.suppressed()));
    }
}
