// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.Condition;

/** What a filter says of one attribute, while it is put together. */
final class Conditions {
    /** As the API: of {@code equals} and {@code notEquals}. */
    private static final int MOST_VALUES = 50;
    /** As the API: of {@code matches} and {@code notMatches}, and stars of one. */
    private static final int MOST_PATTERNS = 5;

    private final List<Value> wanted = new ArrayList<>();
    private final List<String> unwanted = new ArrayList<>();
    private final List<String> unwantedPatterns = new ArrayList<>();
    private @Nullable Long atLeast;
    private @Nullable Long above;
    private @Nullable Long atMost;
    private @Nullable Long below;

    /** One of these values, or with what was said before: alternatives. */
    void oneOf(List<Value> values) throws Refused {
        for (Value value : values) {
            check(value);
            if (wanted.stream().noneMatch(other -> other.text().equals(value.text()))) {
                wanted.add(value);
            }
        }
        if (hasPatterns() && wanted.stream().anyMatch(Value::hasQuotedStar)) {
            throw new Refused("a quoted star cannot stand beside a pattern");
        }
        if (wanted.size() > (hasPatterns() ? MOST_PATTERNS : MOST_VALUES)) {
            throw new Refused(
                    hasPatterns()
                            ? "at most " + MOST_PATTERNS + " values can stand beside a pattern"
                            : "at most " + MOST_VALUES + " values");
        }
    }

    /** None of these values. */
    void noneOf(List<Value> values) throws Refused {
        for (Value value : values) {
            check(value);
            List<String> list = value.pattern() ? unwantedPatterns : unwanted;
            if (!list.contains(value.text())) {
                list.add(value.text());
            }
        }
        if (unwanted.size() > MOST_VALUES || unwantedPatterns.size() > MOST_PATTERNS) {
            throw new Refused("at most " + MOST_VALUES + " values and " + MOST_PATTERNS + " patterns");
        }
    }

    /** A bound. */
    void compare(Operator operator, long number) throws Refused {
        switch (operator) {
            case AT_LEAST -> atLeast = only(atLeast, number);
            case ABOVE -> above = only(above, number);
            case AT_MOST -> atMost = only(atMost, number);
            case BELOW -> below = only(below, number);
            case IS -> throw new IllegalArgumentException();
        }
    }

    private static Long only(@Nullable Long before, long number) throws Refused {
        if (before != null) {
            throw new Refused("this bound is given twice");
        }
        return number;
    }

    private static void check(Value value) throws Refused {
        if (value.pattern() && value.hasQuotedStar()) {
            throw new Refused("a pattern cannot hold a quoted star");
        }
        if (value.pattern() && value.text().chars().filter(c -> c == '*').count() > MOST_PATTERNS) {
            throw new Refused("at most " + MOST_PATTERNS + " stars in a pattern");
        }
    }

    private boolean hasPatterns() {
        return wanted.stream().anyMatch(Value::pattern);
    }

    /** In the form of the API. */
    Condition build() {
        Condition.Builder condition = Condition.builder()
                .greaterThanOrEqual(atLeast)
                .greaterThan(above)
                .lessThanOrEqual(atMost)
                .lessThan(below);
        List<String> texts = wanted.stream().map(Value::text).toList();
        if (hasPatterns()) {
            condition.matches(texts);
        } else if (!texts.isEmpty()) {
            condition.equalsValue(texts);
        }
        if (!unwanted.isEmpty()) {
            condition.notEquals(unwanted);
        }
        if (!unwantedPatterns.isEmpty()) {
            condition.notMatches(unwantedPatterns);
        }
        return condition.build();
    }
}
