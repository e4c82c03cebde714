// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.List;
import java.util.Set;

/** A condition on findings that the store can judge. What a finding does not have is none of any values, and in no range. */
public sealed interface FindingCondition {

    /** What it judges. */
    FindingField field();

    /**
     * The field is one of some texts.
     *
     * @param negated whether it must be none of them
     */
    record Texts(FindingField field, Set<String> values, boolean negated) implements FindingCondition {}

    /**
     * The field is in one of some ranges.
     *
     * @param negated whether it must be in none of them
     */
    record Ranges(FindingField field, List<Range> ranges, boolean negated) implements FindingCondition {}

    /**
     * A range of numbers.
     *
     * @param from least
     * @param to end, exclusive
     */
    record Range(double from, double to) {}
}
