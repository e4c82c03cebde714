// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import dev.postern.console.criteria.Name.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

/**
 * Writes criteria as a filter. Each attribute is tried by its short name, then by its path; what reads back as the same condition is
 * taken, so nothing is ever shown that means something else.
 */
@SuppressWarnings("deprecation") // criteria of other clients have the old names
final class CriteriaWriter {
    private static final List<Name> NAMES = List.of(Name.values());

    private CriteriaWriter() {}

    static @Nullable String write(FindingCriteria criteria) {
        List<String> texts = new ArrayList<>();
        List<Map.Entry<String, Condition>> sorted = criteria.criterion().entrySet().stream()
                .sorted(Comparator.comparingInt(CriteriaWriter::rank).thenComparing(Map.Entry::getKey))
                .toList();
        for (Map.Entry<String, Condition> each : sorted) {
            String text = text(each.getKey(), each.getValue());
            if (text == null) {
                return null;
            }
            texts.add(text);
        }
        return String.join(" ", texts);
    }

    private static int rank(Map.Entry<String, Condition> entry) {
        Name name = Name.ofPath(entry.getKey());
        return name == null ? NAMES.size() : NAMES.indexOf(name);
    }

    private static @Nullable String text(String path, Condition condition) {
        Bounds bounds = Bounds.of(condition);
        Name name = Name.ofPath(path);
        for (String word : name == null ? List.of(path) : List.of(name.text(), path)) {
            String text = String.join(" ", clauses(word, Name.of(word), condition, bounds));
            if (reads(text, path, condition, bounds)) {
                return text;
            }
        }
        return null;
    }

    /** Bounds under either name; a field for each, null where there is none. */
    private record Bounds(
            @Nullable Long atLeast,
            @Nullable Long above,
            @Nullable Long atMost,
            @Nullable Long below) {

        static Bounds of(Condition condition) {
            return new Bounds(
                    either(condition.greaterThanOrEqual(), condition.gte()),
                    either(condition.greaterThan(), condition.gt()),
                    either(condition.lessThanOrEqual(), condition.lte()),
                    either(condition.lessThan(), condition.lt()));
        }

        private static @Nullable Long either(@Nullable Long one, @Nullable Integer other) {
            return one != null ? one : other == null ? null : Long.valueOf(other);
        }
    }

    private static List<String> clauses(String word, @Nullable Name name, Condition condition, Bounds bounds) {
        List<String> clauses = new ArrayList<>();
        values(
                clauses,
                false,
                word,
                name,
                condition.hasEqualsValue() ? condition.equalsValue() : condition.eq(),
                false);
        values(clauses, false, word, name, condition.matches(), true);
        values(clauses, true, word, name, condition.hasNotEquals() ? condition.notEquals() : condition.neq(), false);
        values(clauses, true, word, name, condition.notMatches(), true);
        bound(clauses, word, name, Operator.AT_LEAST, bounds.atLeast());
        bound(clauses, word, name, Operator.ABOVE, bounds.above());
        bound(clauses, word, name, Operator.AT_MOST, bounds.atMost());
        bound(clauses, word, name, Operator.BELOW, bounds.below());
        return clauses;
    }

    private static void values(
            List<String> clauses,
            boolean negated,
            String word,
            @Nullable Name name,
            List<String> texts,
            boolean patterns) {
        if (texts.isEmpty()) {
            return;
        }
        List<String> words = name != null && name.kind() == Kind.SEVERITY ? bands(texts) : texts;
        List<Value> values = words.stream()
                .map(text -> new Value(text, patterns && text.indexOf('*') >= 0, false))
                .toList();
        clauses.add(new Clause(0, 0, negated, word, Operator.IS, values).written());
    }

    /** Numbers of severities as words where all numbers of a band are there. */
    private static List<String> bands(List<String> numbers) {
        List<String> rest = new ArrayList<>(numbers);
        List<String> words = new ArrayList<>();
        for (Band band : Band.values()) {
            if (rest.containsAll(band.numbers())) {
                rest.removeAll(band.numbers());
                words.add(band.text());
            }
        }
        words.addAll(rest);
        return words;
    }

    private static void bound(
            List<String> clauses, String word, @Nullable Name name, Operator operator, @Nullable Long number) {
        if (number == null) {
            return;
        }
        Name time = name != null ? name : Name.ofPath(word);
        if (time == null || time.kind() != Kind.TIME) {
            clauses.add(word + ":" + operator.sign()
                    + (name != null && name.kind() == Kind.SEVERITY ? band(operator, number) : number));
        } else if (time == Name.UPDATED && operator == Operator.AT_LEAST) {
            clauses.add(Name.SINCE.text() + ":" + TimeText.of(number));
        } else if (time == Name.UPDATED && operator == Operator.BELOW) {
            clauses.add(Name.UNTIL.text() + ":" + TimeText.of(number));
        } else {
            clauses.add(word + ":" + operator.sign() + TimeText.of(number));
        }
    }

    private static String band(Operator operator, long number) {
        for (Band band : Band.values()) {
            if (band.least() == number && (operator == Operator.AT_LEAST || operator == Operator.BELOW)) {
                return band.text();
            }
        }
        return Long.toString(number);
    }

    private static boolean reads(String text, String path, Condition wanted, Bounds bounds) {
        FilterText.Reading reading = FilterText.read(text, Instant.EPOCH, ZoneOffset.UTC);
        Condition read = reading.criteria().criterion().get(path);
        return read != null
                && reading.problems().isEmpty()
                && reading.criteria().criterion().size() == 1
                && Bounds.of(read).equals(bounds)
                && lists(read).equals(lists(wanted))
                && !hasBoth(wanted);
    }

    private static List<Set<String>> lists(Condition condition) {
        return List.of(
                set(condition.hasEqualsValue() ? condition.equalsValue() : condition.eq()),
                set(condition.hasNotEquals() ? condition.notEquals() : condition.neq()),
                set(condition.matches()),
                set(condition.notMatches()));
    }

    private static Set<String> set(List<String> values) {
        return values.stream().collect(Collectors.toSet());
    }

    /** Whether something is said twice, by the old and the new name, and not the same; or says that nothing fits. */
    private static boolean hasBoth(Condition condition) {
        return (condition.hasEq() && condition.hasEqualsValue())
                || (condition.hasNeq() && condition.hasNotEquals())
                || differ(condition.greaterThanOrEqual(), condition.gte())
                || differ(condition.greaterThan(), condition.gt())
                || differ(condition.lessThanOrEqual(), condition.lte())
                || differ(condition.lessThan(), condition.lt())
                || (condition.hasEqualsValue() && condition.equalsValue().isEmpty())
                || (condition.hasEq() && condition.eq().isEmpty())
                || (condition.hasMatches() && condition.matches().isEmpty());
    }

    private static boolean differ(@Nullable Long one, @Nullable Integer other) {
        return one != null && other != null && !Objects.equals(one, Long.valueOf(other));
    }
}
