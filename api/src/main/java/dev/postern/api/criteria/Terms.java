// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.criteria;

import dev.postern.api.Refusals;
import dev.postern.store.FindingCondition.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

/** Reads criteria of a request: old and new names of the operators mean the same. */
@SuppressWarnings("deprecation") // the old names are in wide use
final class Terms {
    private static final int MOST_ATTRIBUTES = 50;
    private static final int MOST_VALUES = 50;

    private final List<Term> terms = new ArrayList<>();

    private Terms() {}

    /** All terms of criteria, every one of which must be met. */
    static List<Term> of(@Nullable FindingCriteria criteria) {
        Terms reader = new Terms();
        if (criteria != null) {
            if (criteria.criterion().size() > MOST_ATTRIBUTES) {
                throw Refusals.outOfRange();
            }
            criteria.criterion().forEach(reader::read);
        }
        return List.copyOf(reader.terms);
    }

    private void read(String path, Condition condition) {
        if (!Attribute.exists(path)) {
            throw Refusals.invalid("findingCriteria");
        }
        values(path, condition.eq(), false);
        values(path, condition.equalsValue(), false);
        values(path, condition.neq(), true);
        values(path, condition.notEquals(), true);
        from(path, condition.gte());
        from(path, condition.greaterThanOrEqual());
        above(path, condition.gt());
        above(path, condition.greaterThan());
        below(path, condition.lt());
        below(path, condition.lessThan());
        upTo(path, condition.lte());
        upTo(path, condition.lessThanOrEqual());
        patterns(path, condition.matches(), false);
        patterns(path, condition.notMatches(), true);
    }

    private void values(String path, List<String> values, boolean negated) {
        if (values instanceof SdkAutoConstructList) {
            return;
        }
        if (values.size() > MOST_VALUES) {
            throw Refusals.outOfRange();
        }
        terms.add(Term.equalTo(path, values, negated));
    }

    private void from(String path, @Nullable Number least) {
        if (least != null) {
            range(path, least.doubleValue(), Double.POSITIVE_INFINITY);
        }
    }

    private void above(String path, @Nullable Number bound) {
        if (bound != null) {
            range(path, Math.nextUp(bound.doubleValue()), Double.POSITIVE_INFINITY);
        }
    }

    private void below(String path, @Nullable Number end) {
        if (end != null) {
            range(path, Double.NEGATIVE_INFINITY, end.doubleValue());
        }
    }

    private void upTo(String path, @Nullable Number greatest) {
        if (greatest != null) {
            range(path, Double.NEGATIVE_INFINITY, Math.nextUp(greatest.doubleValue()));
        }
    }

    private void range(String path, double from, double to) {
        if (Attribute.kind(path) == Attribute.Kind.TEXT) {
            throw Refusals.invalid("findingCriteria");
        }
        terms.add(new Term(path, new Term.Within(List.of(new Range(from, to))), false));
    }

    private void patterns(String path, List<String> patterns, boolean negated) {
        if (patterns instanceof SdkAutoConstructList) {
            return;
        }
        for (String pattern : patterns) {
            if (Wildcard.stars(pattern) > Wildcard.MOST) {
                throw Refusals.invalid("findingCriteria");
            }
        }
        terms.add(new Term(path, new Term.Fits(List.copyOf(patterns)), negated));
    }
}
