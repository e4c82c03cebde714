// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.console.rule.RulePreview;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule before it is made. Texts are hostile.
 *
 * @param row the finding that it began with
 * @param filter what it suppresses
 * @param faults what is wrong with it
 * @param hidden what it would have hidden; null when it is no rule yet
 */
public record SuppressForm(
        FindingRow row,
        String filter,
        String name,
        List<String> faults,
        @Nullable Hidden hidden) {

    /**
     * What a rule would have hidden.
     *
     * @param bands numbers by severity, in words
     * @param whole whether all of the last 90 days was looked at
     * @param since when not, how far
     */
    public record Hidden(long findings, List<String> bands, List<FindingRow> examples, boolean whole, Instant since) {

        /** What a preview found. */
        public static Hidden of(RulePreview.Hidden found) {
            List<String> bands = found.bySeverity().entrySet().stream()
                    .map(each -> each.getValue() + " " + each.getKey().label())
                    .toList();
            return new Hidden(
                    found.findings(),
                    bands,
                    found.examples().stream().map(FindingRow::of).toList(),
                    found.wholePeriod(),
                    found.since());
        }
    }
}
