// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.criteria;

import dev.postern.api.Refusals;
import dev.postern.store.FindingCondition;
import dev.postern.store.FindingCondition.Range;
import dev.postern.store.FindingField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

/** Criteria of a request, divided into what the store judges and what is judged here. */
public final class Criteria {
    private static final double MICROS = 1_000;

    private final List<Term> terms;
    private final List<FindingCondition> conditions = new ArrayList<>();
    private final List<Term> rest = new ArrayList<>();

    private Criteria(List<Term> terms) {
        this.terms = terms;
        for (Term term : terms) {
            FindingCondition condition = condition(term);
            if (condition == null) {
                rest.add(term);
            } else {
                conditions.add(condition);
            }
        }
    }

    /** Criteria of a request for findings, in which patterns have no place; null means any finding. */
    public static Criteria of(@Nullable FindingCriteria criteria) {
        List<Term> terms = Terms.of(criteria);
        if (terms.stream().anyMatch(term -> term.test() instanceof Term.Fits)) {
            throw Refusals.invalid("findingCriteria");
        }
        return new Criteria(terms);
    }

    /** Criteria of a filter. */
    public static Criteria ofFilter(@Nullable FindingCriteria criteria) {
        return new Criteria(Terms.of(criteria));
    }

    /** What the store judges. */
    public List<FindingCondition> conditions() {
        return List.copyOf(conditions);
    }

    /** Whether the store judges all of it. */
    public boolean isForTheStoreAlone() {
        return rest.isEmpty();
    }

    /** Whether a finding that meets {@link #conditions} meets the rest. */
    public boolean admitsRest(FindingView finding) {
        return rest.stream().allMatch(term -> term.admits(finding.values(term.path())));
    }

    /** Whether a finding meets all of it. */
    public boolean admits(FindingView finding) {
        return terms.stream().allMatch(term -> term.admits(finding.values(term.path())));
    }

    private static @Nullable FindingCondition condition(Term term) {
        FindingField field = Attribute.field(term.path());
        if (field == null) {
            return null;
        }
        if (term.test() instanceof Term.OneOf oneOf) {
            return field == FindingField.ARCHIVED
                    ? new FindingCondition.Ranges(field, flags(oneOf), term.negated())
                    : new FindingCondition.Texts(field, oneOf.values(), term.negated());
        } else if (term.test() instanceof Term.Within within) {
            double unit = Attribute.kind(term.path()) == Attribute.Kind.TIME ? MICROS : 1;
            List<Range> ranges = within.ranges().stream()
                    .map(range -> new Range(scaled(range.from(), unit), scaled(range.to(), unit)))
                    .toList();
            return new FindingCondition.Ranges(field, ranges, term.negated());
        }
        return null;
    }

    private static List<Range> flags(Term.OneOf values) {
        return values.values().stream()
                .map(value -> switch (value) {
                    case "true" -> new Range(1, 2);
                    case "false" -> new Range(0, 1);
                    default -> null;
                })
                .filter(Objects::nonNull)
                .toList();
    }

    /** Times are shown in whole milliseconds, and kept in microseconds. */
    private static double scaled(double number, double unit) {
        return unit == 1 ? number : Math.ceil(number) * unit;
    }
}
