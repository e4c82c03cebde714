// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.criteria;

import dev.postern.api.Refusals;
import dev.postern.api.criteria.Attribute.Kind;
import dev.postern.store.FindingCondition.Range;
import java.util.List;
import java.util.Set;

/**
 * One condition on one attribute. What a finding does not have meets no condition but a negated one.
 *
 * @param path of the attribute
 * @param test what it must meet
 * @param negated whether it must not
 */
record Term(String path, Test test, boolean negated) {

    /** What an attribute is held against. */
    sealed interface Test {}

    /** One of these texts. */
    record OneOf(Set<String> values) implements Test {}

    /** In one of these ranges of numbers. */
    record Within(List<Range> ranges) implements Test {}

    /** One of these patterns fits. */
    record Fits(List<String> patterns) implements Test {}

    /** The attribute is one of some values, as a request writes them. */
    static Term equalTo(String path, List<String> values, boolean negated) {
        if (Attribute.kind(path) == Kind.TEXT) {
            return new Term(path, new OneOf(Set.copyOf(values)), negated);
        }
        return new Term(path, new Within(values.stream().map(Term::bucket).toList()), negated);
    }

    /** From a whole number to the next: {@code severity} equal to 7 means 7.0 to 7.9. */
    private static Range bucket(String value) {
        try {
            double number = Math.floor(Double.parseDouble(value));
            return new Range(number, number + 1);
        } catch (NumberFormatException e) {
            throw Refusals.invalid();
        }
    }

    /** Whether an attribute's values meet it. */
    boolean admits(List<String> values) {
        return negated != values.stream().anyMatch(this::meets);
    }

    private boolean meets(String value) {
        if (test instanceof OneOf oneOf) {
            return oneOf.values().contains(value);
        } else if (test instanceof Fits fits) {
            return fits.patterns().stream().anyMatch(pattern -> Wildcard.fits(pattern, value));
        }
        Within within = (Within) test;
        try {
            double number = Double.parseDouble(value);
            return within.ranges().stream().anyMatch(range -> number >= range.from() && number < range.to());
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
