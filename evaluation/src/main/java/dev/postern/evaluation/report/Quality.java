// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.report;

import dev.postern.evaluation.measure.Incident;
import dev.postern.evaluation.measure.Raised;
import dev.postern.evaluation.measure.Raised.Worth;
import dev.postern.evaluation.measure.Result;
import dev.postern.evaluation.traffic.AttackClass;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How good a detector is, over all seeds.
 *
 * @param detector its name
 * @param databaseWeeks weeks of all databases of all seeds together
 * @param logins logins that it was given
 * @param falseFindings findings of everyday life and its troubles
 * @param background findings of what is real but of no value
 * @param authorisedFindings findings of authorised tests
 * @param separableMean mean of the shares that were detected of each separable class; null without attacks
 * @param separableWorst the least of them
 * @param separable all attacks of separable classes together
 * @param inseparable all attacks of the other classes together
 * @param authorised authorised tests that were detected
 * @param classes each class of the catalogue
 * @param notifications how often people were told of a detected attack
 * @param attributed logins that findings rest on of which it is known what they belong to; the others count for nobody
 * @param severityRight detected attacks with a right severity
 * @param explanationRight detected attacks whose gravest finding named first what gave them away
 * @param sequences how often it told findings together as an attack in several stages
 * @param readiness the same by age of what was learnt
 * @param loginsPerSecond logins a second of one core; null when not measured
 * @param stateBytesPerDatabase bytes that it remembers of a database in the end; null when not measured
 */
public record Quality(
        String detector,
        double databaseWeeks,
        long logins,
        Rates falseFindings,
        Rates background,
        Rates authorisedFindings,
        @Nullable Double separableMean,
        @Nullable Double separableWorst,
        Share separable,
        Share inseparable,
        Share authorised,
        List<ClassQuality> classes,
        Spread notifications,
        Share attributed,
        Share severityRight,
        Share explanationRight,
        SequenceQuality sequences,
        List<Readiness> readiness,
        @Nullable Double loginsPerSecond,
        @Nullable Double stateBytesPerDatabase) {

    private static final double NANOS = 1e9;

    /** Of the results of one detector on all seeds. */
    public static Quality of(List<Result> results) {
        double databaseWeeks =
                results.stream().mapToDouble(Result::databaseWeeks).sum();
        int databases = results.stream().mapToInt(Result::databases).sum();
        long logins = results.stream().mapToLong(Result::logins).sum();
        List<Raised> raised =
                results.stream().flatMap(each -> each.raised().stream()).toList();
        List<Incident> all =
                results.stream().flatMap(each -> each.incidents().stream()).toList();
        List<Incident> attacks = all.stream().filter(each -> !each.authorised()).toList();
        List<Incident> found = attacks.stream().filter(Incident::found).toList();
        List<ClassQuality> classes = Arrays.stream(AttackClass.values())
                .map(attack -> ClassQuality.of(attack, attacks))
                .toList();
        Set<String> separableTitles = Arrays.stream(AttackClass.values())
                .filter(AttackClass::separable)
                .map(AttackClass::title)
                .collect(Collectors.toSet());
        List<Incident> separable = attacks.stream()
                .filter(each -> separableTitles.contains(each.attack()))
                .toList();
        List<Incident> inseparable = attacks.stream()
                .filter(each -> !separableTitles.contains(each.attack()))
                .toList();
        long cpuNanos = results.stream().mapToLong(Result::cpuNanos).sum();
        long stateBytes = results.stream().mapToLong(Result::stateBytes).sum();
        return new Quality(
                results.get(0).detector(),
                databaseWeeks,
                logins,
                rates(raised, Worth.FALSE, databaseWeeks),
                rates(raised, Worth.BACKGROUND, databaseWeeks),
                rates(raised, Worth.AUTHORISED, databaseWeeks),
                orNull(shares(classes).mapToDouble(d -> d).average()),
                orNull(shares(classes).mapToDouble(d -> d).min()),
                found(separable),
                found(inseparable),
                found(all.stream().filter(Incident::authorised).toList()),
                classes,
                Spread.of(found.stream().mapToDouble(Incident::notifications)),
                Share.of(
                        results.stream().mapToLong(Result::attributed).sum(),
                        results.stream().mapToLong(Result::evidence).sum()),
                Share.of(found.stream().filter(Incident::severityRight).count(), found.size()),
                Share.of(found.stream().filter(Incident::explanationRight).count(), found.size()),
                SequenceQuality.of(all, raised),
                Readiness.of(raised, separable, databases, results.get(0).weeks() * 7),
                cpuNanos == 0 ? null : logins * NANOS / cpuNanos,
                stateBytes == 0 ? null : (double) stateBytes / databases);
    }

    private static Rates rates(List<Raised> raised, Worth worth, double databaseWeeks) {
        return Rates.of(raised.stream().filter(each -> each.worth() == worth).toList(), databaseWeeks);
    }

    private static Share found(List<Incident> incidents) {
        return Share.of(incidents.stream().filter(Incident::found).count(), incidents.size());
    }

    private static Stream<Double> shares(List<ClassQuality> classes) {
        return classes.stream()
                .filter(ClassQuality::separable)
                .map(each -> each.found().share())
                .filter(Objects::nonNull);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
