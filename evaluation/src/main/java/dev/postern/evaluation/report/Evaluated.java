// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.report;

import dev.postern.evaluation.measure.Incident;
import dev.postern.evaluation.measure.Raised;
import dev.postern.evaluation.measure.Raised.Worth;
import dev.postern.evaluation.measure.Result;
import dev.postern.kernel.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that an evaluation has to say.
 *
 * @param fingerprints of the traffic, by seed
 * @param setting what was asked for, by name
 * @param databaseWeeks weeks of all databases of all seeds together
 * @param goals what detection is to reach, beside what it reached
 * @param kernel how good the kernel is
 * @param withoutField the same without one field of all logins
 * @param ablations the same with other settings
 * @param baselines how good others are on the same logins
 * @param causes what false findings were raised for, and how many
 * @param misses each attack that the kernel did not detect
 * @param incidents each attack and authorised test
 * @param findings each finding of the kernel, but for those of background
 */
public record Evaluated(
        Map<Long, String> fingerprints,
        Map<String, Object> setting,
        double databaseWeeks,
        List<Goal> goals,
        Quality kernel,
        List<Quality> withoutField,
        List<Quality> ablations,
        List<Quality> baselines,
        List<Cause> causes,
        List<Incident> misses,
        List<Incident> incidents,
        List<Raised> findings) {

    /**
     * What false findings were raised for.
     *
     * @param cause a trouble, or ordinary logins
     * @param type type of the findings
     * @param mediumAndAbove how many of them are Medium or graver
     * @param low how many are Low
     */
    public record Cause(String cause, String type, long mediumAndAbove, long low) {}

    /** Puts together the results of the kernel, of its variants, and of the baselines. */
    public static Evaluated of(
            Map<Long, String> fingerprints,
            Map<String, Object> setting,
            List<Result> kernel,
            List<List<Result>> withoutField,
            List<List<Result>> ablations,
            List<List<Result>> baselines) {
        Quality quality = Quality.of(kernel);
        List<Incident> incidents =
                kernel.stream().flatMap(each -> each.incidents().stream()).toList();
        List<Raised> findings = kernel.stream()
                .flatMap(each -> each.raised().stream())
                .filter(each -> each.worth() != Worth.BACKGROUND)
                .toList();
        return new Evaluated(
                fingerprints,
                setting,
                quality.databaseWeeks(),
                Goal.of(quality),
                quality,
                withoutField.stream().map(Quality::of).toList(),
                ablations.stream().map(Quality::of).toList(),
                baselines.stream().map(Quality::of).toList(),
                causes(findings),
                incidents.stream()
                        .filter(each -> !each.found() && !each.authorised())
                        .toList(),
                incidents,
                findings);
    }

    /** Findings of everyday life and its troubles. */
    public List<Raised> falseFindings() {
        return findings.stream().filter(each -> each.worth() == Worth.FALSE).toList();
    }

    private static List<Cause> causes(List<Raised> findings) {
        Map<List<String>, long[]> counts = new LinkedHashMap<>();
        for (Raised each : findings) {
            if (each.worth() == Worth.FALSE) {
                int low = each.severity().value() <= Severity.LOW.value() ? 1 : 0;
                counts.computeIfAbsent(List.of(each.cause(), each.type()), key -> new long[2])[low]++;
            }
        }
        List<Cause> causes = new ArrayList<>();
        counts.forEach((key, count) -> causes.add(new Cause(key.get(0), key.get(1), count[0], count[1])));
        causes.sort(Comparator.comparingLong(Cause::mediumAndAbove)
                .thenComparingLong(Cause::low)
                .reversed()
                .thenComparing(Cause::cause)
                .thenComparing(Cause::type));
        return causes;
    }
}
